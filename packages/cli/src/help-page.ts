/** The text that `--help` prints. */
export const HELP = `sms-segments: how many SMS a text takes at SMS Partner, what arrives, and what cannot be sent.

  sms-segments [options] "TEXT"
  sms-segments [options] --file FILE
  sms-segments [options] < FILE
  sms-segments [options] --csv FILE --text "TEXT with {Field}"

Try it:
  sms-segments "Rendez-vous à l'hôtel à 18 h"
      ô is not sent: the platform makes it o. The text is one SMS all the same.
  sms-segments "See you “soon” 😀"
      ” and 😀 are not in the GSM alphabet, and the exit status is 1.
  sms-segments --fix "See you “soon”"
      prints the text with what can be written instead.
  sms-segments --mode unicode "See you “soon” 😀"
      sends every character, but an SMS then holds 70 units in place of 160.
  sms-segments --stop "Sale! Two for one until Sunday."
      counts the STOP mention that commercial texts carry.
  sms-segments --lines --file texts.txt
      counts one text on each line, then adds them up.
  sms-segments --csv people.xlsx --text "Bonjour {Prénom}, à {Heure}"
      fills the text with each row: how many SMS for how many people, the longest, who is left out.

What is counted:
  --mode MODE      gsm (default): what GSM cannot carry is a problem; unicode: everything is sent;
                   auto: GSM when that carries the whole text, Unicode otherwise
  --profile NAME   smspartner (default): what the platform does to a text comes first;
                   standard: the text as it stands, by 3GPP TS 23.038 and 23.040
  --range RANGE    premium (default), or lowCost: one SMS of 160 units, and commercial texts
                   carry NoPub=STOP, written by hand
  --stop[=TEXT]    a commercial text: count the STOP mention, or this one

Where texts come from:
  -f, --file FILE  a file in UTF-8; - is standard input
  -l, --lines      one text on each line, of any number; :br: is a line break within a text
  The line end that closes a file is not part of the text.
  A text that begins with a dash comes after two: sms-segments -- "-10 % on shoes"

Lists of people:
  --csv FILE       CSV, XLSX, ODS or vCard, told apart by what they hold; - is standard input
  --text TEXT      the text; {Heading} stands for the cell, {Heading|default} has a text for an empty one
  --column NAME    the column of the numbers, by its heading or letters, where it is not found
  --sheet NAME     the sheet, where it is not the first
  --country CODE   of the national numbers (default FR)

What is written:
  --json           JSON on one line: what analyzeMessage of @sms-composer/core returns, with the
                   issues that its options bring. With --lines, one for each line, then the totals
  --problems       with --lines: only the texts that cannot be sent as they are
  --fix            the text itself, with everything written into it that is suggested
  -h, --help       this page
  -v, --version    the version

How to read it: a unit is a septet in GSM mode (€ and a line break take two) and a UTF-16 unit in
Unicode mode (most emoji take two). One SMS holds 160 or 70 units, each of several 153 or 67.
Places count from 0, in UTF-16 units. NO_COLOR=1 takes the colours away.

Exit status: 0 when every text can be sent as it is, 1 when one cannot, 2 when the command or its
input makes no sense.
`;
