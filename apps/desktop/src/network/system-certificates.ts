import { getCACertificates, setDefaultCACertificates } from "node:tls";

/**
 * Trusts, besides the certificate authorities that Node brings, those that this computer trusts: a company's or a
 * school's firewall, and some antivirus programs, look into connections with a certificate of their own.
 *
 * @returns how many the computer adds; 0 where they cannot be read
 */
export function trustSystemCertificates(): number {
  try {
    const known = getCACertificates("default");
    const added = getCACertificates("system").filter((certificate) => !known.includes(certificate));
    setDefaultCACertificates([...known, ...added]);
    return added.length;
  } catch {
    return 0;
  }
}
