/**
 * Countries whose national numbers begin with a zero, which the library knows and does not tell. A test compares. A pattern
 * is a third of the bytes of a list.
 */
const TRUNK_ZERO =
  /^(?:A[EFLMRTUXZ]|B[ADEGLOR]|C[CDHNOUX]|D[EZ]|E[CGHRT]|F[IR]|G[BEFGHP]|HR|I[DELMNQR]|J[EOP]|K[EGHIPR]|L[ABIKRTY]|M[ACDEFGKMNQWY]|N[AGLPZ]|P[EHKMSY]|R[EOSW]|S[ADEIKLOSY]|T[HRWZ]|U[AGY]|V[EN]|XK|Y[ET]|Z[AMW])$/;

/**
 * Whether national numbers begin with a zero in a country. Where they do, digits without it are less likely a number.
 * @param country ISO 3166-1 code
 */
export const hasTrunkZero = (country: string): boolean => TRUNK_ZERO.test(country);
