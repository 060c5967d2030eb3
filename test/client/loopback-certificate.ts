/**
 * A certificate that certifies itself, for `localhost` only, with its private key: for tests of TLS on this machine.
 * The key protects nothing. Valid until 2126.
 */
export const LOOPBACK_CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaYZtLYbN+bsUU6Qa
gpCgvah+TVRTMFgHzgn695DpqJGhRANCAAT5HfC+zkSUy/uUgp7QNGybU6xdxJyV
zw2y3I/XwvF7tP1gau7fZmMoRr+ikkE1IQ2xSGcxbYq1tZjXnXlbeVT0
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBlDCCATugAwIBAgIUFgbzJcH5OY9IWSO6jFLksHxVdcswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIxMDk0MVoYDzIxMjYxMDI5
MjEwOTQxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT5HfC+zkSUy/uUgp7QNGybU6xdxJyVzw2y3I/XwvF7tP1gau7fZmMo
Rr+ikkE1IQ2xSGcxbYq1tZjXnXlbeVT0o2kwZzAdBgNVHQ4EFgQUsre2BzUwgOvw
mvoioo3k5H7we5AwHwYDVR0jBBgwFoAUsre2BzUwgOvwmvoioo3k5H7we5AwFAYD
VR0RBA0wC4IJbG9jYWxob3N0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
RwAwRAIgXWhxCQz8DKUzoBsc8UoAGEfvdxkr0vo5XAzom5aB4QYCICbL3SuVv5tT
ioldCqTpcx34GWwaFVoYs8q+a7NUSazg
-----END CERTIFICATE-----`,
};
