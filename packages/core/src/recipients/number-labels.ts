/** A word as labels are compared: lower case, without accents. */
export const foldWord = (word: string): string => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A set of words without accents. */
export const wordsOf = (list: string): ReadonlySet<string> => new Set(list.match(/\w+/g));

/** Words that announce a phone number, in the languages of the element and in German. */
const PHONE_WORDS = wordsOf(`
  tel tels telephone telephones telefon telefono telefone telefoonnummer fon fono phone phones
  mob mobile mobiles mobil movil moviles telemovel cellulare cell cel cellphone celular handy handynummer natel gsm
  portable portables port sms texto whatsapp viber signal fax call appel appeler appelez joindre
  rufnummer telefonnummer mobilnummer mobiltelefon msisdn destinataire destinataires recipient recipients
  destinatario destinatarios empfanger
`);

/** Words that announce a number, of a phone or of anything else. */
const NUMBER_WORDS = wordsOf("n no nos nr num nums numero numeros numeri number numbers nummer contact contacts");

/** Words that stand beside those of a phone in a heading and change nothing. */
const FILLERS = wordsOf(`
  de du des d le la les l of the di del da do em von der die das client customer patient parent pere mere adherent
  membre value valeur valor wert primary principal principale home work pro perso personnel personnelle professionnel
  prive private main autre other
`);

/** Words that announce something else than a phone number, whatever the digits behind them look like. */
const IDENTIFIER_WORDS = wordsOf(`
  siren siret iban bic rib nir nss tva vat ust ustid iva rcs naf ape kbis insee
  commande commandes cmd cde order orders bestellung bestellnummer pedido ordine encomenda
  facture fact factures invoice inv rechnung rechnungsnummer factura fattura fatura devis quote
  ref refs reference references referenz referencia riferimento aktenzeichen
  dossier contrat contract vertrag contrato contratto police policy ticket colis parcel tracking suivi envoi sendung
  lot batch charge serie serial sn imei isbn ean gtin upc sku vin matricule immatriculation
  reservation booking buchung reserva prenotazione transaction paiement payment virement cheque
`);

/** Words that announce a number of any kind: figures behind them are none of a phone unless nothing else is likely. */
const WEAK_IDENTIFIER_WORDS = wordsOf(`
  n no nos nr num numero number nummer client clients customer kunde kundennummer kundennr cliente
  id ids uid pid code codes cle key compte account konto cuenta conto conta
  abonne adherent membre member mitglied licence license user utilisateur montant amount total prix price betrag
  somme sum solde balance date
`);

export const isPhoneWord = (word: string): boolean => PHONE_WORDS.has(foldWord(word));
export const isIdentifierWord = (word: string): boolean => IDENTIFIER_WORDS.has(foldWord(word));

/** Whether a word before figures makes them somebody else's number than a phone's, unless they are a certain one. */
export const isWeakIdentifierWord = (word: string): boolean => WEAK_IDENTIFIER_WORDS.has(foldWord(word));

const WORD = /[\p{L}\p{M}]+/gu;

/** The words of a text that are made of letters. */
const lettersOf = (text: string): string[] => text.match(WORD) ?? [];

/** Whether a cell is the heading of a column of phone numbers: nothing but words that name one. */
export function isPhoneHeading(cell: string): boolean {
  const words = lettersOf(cell).map(foldWord);
  if (words.length === 0) return false;
  const rest = words.filter((word) => !PHONE_WORDS.has(word) && !NUMBER_WORDS.has(word));
  return words.some((word) => PHONE_WORDS.has(word)) ? rest.every((word) => FILLERS.has(word)) : rest.length === 0;
}

/** Whether a cell is the heading of a column of other numbers, such as "SIREN" or "N° client". */
export function isIdentifierHeading(cell: string): boolean {
  const words = lettersOf(cell).map(foldWord);
  if (words.some((word) => IDENTIFIER_WORDS.has(word))) return true;
  return words.length > 0 && words.every((word) => WEAK_IDENTIFIER_WORDS.has(word)) && !isPhoneHeading(cell);
}
