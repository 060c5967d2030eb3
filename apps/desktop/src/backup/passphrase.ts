/** Characters of a backup's passphrase: whoever has the file can try as many passphrases as they like. */
export const MIN_PASSPHRASE_LENGTH = 10;
