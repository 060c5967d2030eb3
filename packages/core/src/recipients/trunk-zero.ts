/** Countries whose national numbers begin with a zero, which the library knows and does not tell. A test compares. */
const TRUNK_ZERO: ReadonlySet<string> = new Set(
  `
  AE AF AL AM AR AT AU AX AZ BA BD BE BG BL BO BR CC CD CH CN CO CU CX DE DZ EC EG EH ER ET FI FR GB GE GF GG GH
  GP HR ID IE IL IM IN IQ IR JE JO JP KE KG KH KI KP KR LA LB LI LK LR LT LY MA MC MD ME MF MG MK MM MN MQ MW MY
  NA NG NL NP NZ PE PH PK PM PS PY RE RO RS RW SA SD SE SI SK SL SO SS SY TH TR TW TZ UA UG UY VE VN XK YE YT ZA
  ZM ZW
`
    .trim()
    .split(/\s+/),
);

/**
 * Whether national numbers begin with a zero in a country. Where they do, digits without it are less likely a number.
 * @param country ISO 3166-1 code
 */
export const hasTrunkZero = (country: string): boolean => TRUNK_ZERO.has(country);
