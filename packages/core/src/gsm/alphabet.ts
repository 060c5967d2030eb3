/**
 * The GSM 7-bit default alphabet in the order of its codes 0 to 127 (3GPP TS 23.038, 6.2.1).
 * Position 27 is the escape to the extension table: it is no character of its own.
 */
export const GSM_BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/** The characters of the extension table; each takes two septets, the escape and its code (3GPP TS 23.038, 6.2.1.1). */
export const GSM_EXTENSION = "\f^{}\\[~]|€";
