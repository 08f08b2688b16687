/**
 * What every answer tells browsers: to load, frame, sniff and pass on nothing. The page at /docs names a policy of its own.
 * HTTPS is promised by the proxy that ends TLS. Source: OWASP REST Security Cheat Sheet, "Security Headers".
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** The headers of answers that come before any hook: to what is no HTTP, or no URL. */
export const BARE_HEADERS: Readonly<Record<string, string>> = { ...SECURITY_HEADERS, 'cache-control': 'no-store' }
