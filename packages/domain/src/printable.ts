/**
 * Text of others made safe for a terminal, a calendar, a sheet or XML: control characters, escapes, bidirectional overrides
 * and what XML can't hold are shown as `�`, line breaks and tabs as blanks (Unicode TR36 §3, "Trojan Source"
 * CVE-2021-42574; XML 1.0 §2.2).
 */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd')
}
