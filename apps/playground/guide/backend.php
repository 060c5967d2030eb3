<?php
// Answers what <sms-composer endpoint="/sms"> posts: one send for each Idempotency-Key, whatever is repeated.
declare(strict_types=1);
ignore_user_abort(true); // who leaves the page does not take the message back

/** Stands for whatever says on your server who is logged in and may send; null for nobody. */
function current_user(): ?string
{
    $user = $_COOKIE['session'] ?? '';
    return in_array($user, ['ada', 'bob'], true) ? $user : null;
}

/** Seconds for which outcomes are kept, and for which a repeated request waits for the first. */
const KEPT = 86400;
const TIME_LIMIT = 10;
/** Each field that a page may set: the API's name, and the form of its value. */
const FIELDS = [
    'recipients' => ['phoneNumbers', null], 'message' => ['message', '/\S/u'], 'range' => ['gamme', '/^(premium|lowCost)$/D'],
    'sender' => ['sender', '/^(?! )[A-Za-z0-9 ]{3,11}(?<! )$/D'], 'stop' => ['isStopSms', null], 'unicode' => ['isUnicode', null],
    'scheduledAt' => ['scheduledDeliveryDate', '/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/D'],
    'tag' => ['tag', '/^[^\s\p{C}\p{Lu}]{1,20}$/uD'],
];
const NUMBER = '/^(\+[1-9]\d{6,14}|0[1-9]\d{8})$/D';
/** Failures of cURL after which nothing can have left: no such host, no connection, no TLS. */
const NEVER_CONNECTED = [CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
    CURLE_SSL_CONNECT_ERROR, CURLE_SSL_PEER_CERTIFICATE];
/** Statuses by which a server says that it did not process a request. */
const REFUSING = [400, 401, 403, 404, 405, 406, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431];

function answer(int $status, array $outcome): never
{
    http_response_code($status);
    header('Content-Type: application/json; charset=utf-8');
    header('Cache-Control: no-store');
    exit(json_encode($outcome, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR));
}

function refuse(int $status, string $code, string $outcome = 'not-sent'): never
{
    answer($status, ['outcome' => $outcome, 'reason' => 'not-allowed', 'code' => $code]);
}

/** A page on another site cannot ask: the browser says where a request comes from. */
function is_own_page(): bool
{
    $site = $_SERVER['HTTP_SEC_FETCH_SITE'] ?? null;
    $origin = $_SERVER['HTTP_ORIGIN'] ?? null;
    if ($site !== null || $origin === null) return $site === 'same-origin' || ($site === null && $origin === null);
    return preg_replace('#^https?://#', '', $origin) === ($_SERVER['HTTP_HOST'] ?? '');
}

/** The key in a header, bare or quoted; null where there is none. */
function key_in(string $header): ?string
{
    $value = trim($_SERVER[$header] ?? '');
    if ($value === '' && !isset($_SERVER[$header])) return null;
    if (preg_match('/^"((?:[^"\\\\]|\\\\.)*)"$/D', $value, $quoted)) $value = stripslashes($quoted[1]);
    if (!preg_match('/^[!-~]{1,255}$/D', $value)) refuse(400, 'idempotency-key-invalid');
    return $value;
}

/** The tag by which a send is found again: 20 characters of base32 of the SHA-256 of user and key. */
function tag_of(string $user, string $key): string
{
    $bits = '';
    foreach (str_split(hash('sha256', "$user:" . str_replace(['%', ':'], ['%25', '%3A'], $key), true)) as $byte)
        $bits .= sprintf('%08b', ord($byte));
    $letters = array_map(fn ($five) => 'abcdefghijklmnopqrstuvwxyz234567'[bindec($five)], str_split(substr($bits, 0, 100), 5));
    return implode('', $letters);
}

/** A table of one's own; any database that has unique keys will do. */
function database(): PDO
{
    $database = new PDO('sqlite:' . (getenv('SMS_STORE') ?: __DIR__ . '/sends.sqlite'));
    $database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    $database->exec('PRAGMA busy_timeout = 5000');
    $database->exec('CREATE TABLE IF NOT EXISTS sends (user TEXT, key TEXT, body TEXT, outcome TEXT, at INTEGER, PRIMARY KEY (user, key))');
    return $database;
}

function known(PDO $database, string $user, string $key): ?array
{
    $query = $database->prepare('SELECT body, outcome FROM sends WHERE user = ? AND key = ?');
    $query->execute([$user, $key]);
    return $query->fetch(PDO::FETCH_ASSOC) ?: null;
}

function keep(PDO $database, string $user, string $key, array $outcome): void
{
    $database->prepare('UPDATE sends SET outcome = ? WHERE user = ? AND key = ?')
        ->execute([json_encode($outcome, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR), $user, $key]);
}

function status_of(array $outcome): int
{
    if ($outcome['outcome'] === 'sent') return 200;
    $statuses = ['refused' => 422, 'rate-limited' => 429, 'unreachable' => 503];
    return $outcome['outcome'] === 'not-sent' ? $statuses[$outcome['reason']] ?? 502 : 502;
}

/** One call of the API: the parsed answer, its status, and whether a connection was made. */
function call_api(string $path, array $parameters, bool $is_post): array
{
    $parameters = ['apiKey' => (string) getenv('SMS_PARTNER_API_KEY')] + $parameters;
    $url = (getenv('SMS_PARTNER_URL') ?: 'https://api.smspartner.fr/v1') . $path;
    $curl = curl_init($is_post ? $url : $url . '?' . http_build_query($parameters));
    curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => TIME_LIMIT, CURLOPT_HTTPHEADER =>
        ['Content-Type: application/json', 'Accept: application/json'], CURLOPT_FORBID_REUSE => true]);
    if ($is_post) curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($parameters, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
    $text = curl_exec($curl);
    $json = is_string($text) ? json_decode($text, true, 32, JSON_BIGINT_AS_STRING) : null;
    return [is_array($json) ? $json : [], curl_getinfo($curl, CURLINFO_RESPONSE_CODE),
        !in_array(curl_errno($curl), NEVER_CONNECTED, true)];
}

/** Whether the API lists a send under a tag: true, false, or null where it does not say. */
function is_found(string $tag): ?bool
{
    [$json] = call_api('/bulk-status-by-tag', ['tag' => $tag], false);
    if (($json['success'] ?? null) === true) return is_array($json['StatutResponse_List'] ?? null) ? count($json['StatutResponse_List']) > 0 : null;
    return ($json['code'] ?? null) === 4 ? false : null;
}

/** The body that POST /send takes; what breaks a rule is refused by its field. */
function to_wire(array $request): array
{
    $wire = [];
    $issues = [];
    foreach ($request as $field => $value) {
        if ($value === null || $value === '') continue;
        if (!isset(FIELDS[$field])) refuse(422, 'field-not-allowed'); // never dropped: the page would believe it was sent
        [$name, $form] = FIELDS[$field];
        $is_right = match ($field) {
            'recipients' => is_array($value) && array_is_list($value) && count($value) <= 500 && $value !== []
                && array_filter($value, fn ($number) => !is_string($number) || !preg_match(NUMBER, $number)) === [],
            'stop', 'unicode' => is_bool($value),
            default => is_string($value) && preg_match($form, $value),
        };
        if (!$is_right) $issues[] = ['field' => $field, 'code' => $field === 'recipients' ? 'invalid-recipients' : 'wrong-type'];
        else $wire[$name] = match ($field) {
            'recipients' => implode(',', array_unique($value)),
            'message' => strtr($value, ["\r\n" => ':br:', "\n" => ':br:', "\r" => ':br:', '€' => ':euro:']),
            'range' => $value === 'lowCost' ? 2 : 1,
            'stop', 'unicode' => $value ? 1 : 0,
            default => $value,
        };
    }
    foreach (['recipients', 'message'] as $field)
        if (($request[$field] ?? '') === '') $issues[] = ['field' => $field, 'code' => 'required'];
    if ($issues !== []) answer(422, ['outcome' => 'not-sent', 'reason' => 'invalid', 'issues' => $issues]);
    if (($wire['gamme'] ?? 1) === 2) unset($wire['isStopSms']);
    if (isset($wire['scheduledDeliveryDate'])) {
        $time = (new DateTimeImmutable($wire['scheduledDeliveryDate']))->setTimezone(new DateTimeZone('Europe/Paris'));
        $wire = ['scheduledDeliveryDate' => $time->format('d/m/Y'), 'time' => (int) $time->format('G'), 'minute' => (int) $time->format('i')] + $wire;
    }
    return $wire;
}

/** What became of one send: certain only where the API, or the connection, says so. */
function send(array $wire): array
{
    [$json, $status, $was_connected] = call_api('/send', $wire, true);
    if (!$was_connected) return ['outcome' => 'not-sent', 'reason' => 'unreachable'];
    $receipt = array_intersect_key($json, ['message_id' => 1, 'nb_sms' => 1, 'cost' => 1]);
    $is_receipt = count($receipt) === 3 && is_finite((float) $receipt['cost']) && (int) $receipt['nb_sms'] > 0 && $receipt['message_id'];
    if (($json['success'] ?? null) === true && ($json['code'] ?? 200) === 200 && $is_receipt && $status === 200)
        return ['outcome' => 'sent', 'messageId' => $json['message_id'], 'segments' => $json['nb_sms'],
            'cost' => $json['cost'], 'currency' => $json['currency'] ?? 'EUR'];
    if ($status === 429) return ['outcome' => 'not-sent', 'reason' => 'rate-limited'];
    $code = $json['code'] ?? null;
    $is_refusal = ($json['success'] ?? null) === false && is_int($code) && $code !== 200 && $receipt === [];
    if ($is_refusal && $status < 500 && $status !== 408)
        return array_filter(['outcome' => 'not-sent', 'reason' => 'refused', 'code' => $code,
            'message' => is_string($json['message'] ?? null) ? $json['message'] : null, 'fieldErrors' => field_errors($json)]);
    // Anything else may have been sent: no answer, half of one, another one's.
    $is_declined = in_array($status, REFUSING, true) && ($json['success'] ?? null) !== true && $receipt === [];
    return ['outcome' => $is_declined ? 'not-sent' : 'unknown', 'reason' => $status === 0 ? 'connection-lost' : 'unreadable-answer'];
}

/** What the API said field by field, in the names of the page. */
function field_errors(array $json): array
{
    $fields = array_combine(array_column(FIELDS, 0), array_keys(FIELDS));
    $errors = array_filter((array) ($json['errors'] ?? $json['error'] ?? []), fn ($error) => is_array($error) && is_string($error['message'] ?? null));
    return array_values(array_map(function (array $error) use ($fields): array {
        $id = is_string($error['elementId'] ?? null) ? $error['elementId'] : '';
        $name = preg_replace('/^children\[(\w+)\].*$/', '$1', $id);
        return array_filter(['field' => $fields[$name] ?? null]) + ['elementId' => $id, 'message' => $error['message']];
    }, $errors));
}

/** When a key was drawn: the time of a UUID of version 7, in seconds; null for another key. */
function time_of(string $key): ?float
{
    return preg_match('/^([\da-f]{8})-([\da-f]{4})-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/iD', $key, $parts) ? hexdec($parts[1] . $parts[2]) / 1000 : null;
}

/** Answers what the API knows by the first of some tags, if it knows any; false where it could not be asked. */
function answer_found(PDO $database, string $user, string $key, array $tags): bool
{
    foreach ($tags as $tag) {
        $found = is_found($tag);
        if ($found === null) return false;
        if (!$found) continue;
        $outcome = ['outcome' => 'sent', 'foundByTag' => true];
        keep($database, $user, $key, $outcome);
        answer(200, $outcome);
    }
    return true;
}

if (!in_array($_SERVER['REQUEST_METHOD'], ['GET', 'POST'], true)) refuse(405, 'method-not-allowed');
if (!is_own_page()) refuse(403, 'origin-not-allowed');
$user = current_user() ?? refuse(403, 'not-authorized');
$is_post = $_SERVER['REQUEST_METHOD'] === 'POST';
// A form on another site cannot send this type without the browser asking first.
if ($is_post && !preg_match('#^application/json\s*(;|$)#i', $_SERVER['CONTENT_TYPE'] ?? '')) refuse(415, 'body-unreadable');
if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > 262144) refuse(413, 'body-too-large');
$key = key_in('HTTP_IDEMPOTENCY_KEY') ?? refuse(400, 'idempotency-key-required');
$replaces = key_in('HTTP_IDEMPOTENCY_REPLACES');

$database = database();
$tags = array_unique([tag_of($user, $replaces ?? $key), tag_of($user, $key)]);
if (!$is_post) {
    $outcome = json_decode(known($database, $user, $key)['outcome'] ?? 'null', true);
    if ($outcome !== null && $outcome['outcome'] !== 'unknown') answer(200, $outcome);
    answer_found($database, $user, $key, array_unique([$outcome['tag'] ?? $tags[0], ...$tags]));
    answer($outcome === null ? 404 : 200, $outcome ?? ['outcome' => 'unknown']);
}

$request = json_decode((string) file_get_contents('php://input'), true, 16);
if (!is_array($request) || ($request !== [] && array_is_list($request))) refuse(400, 'body-unreadable');
try {
    $wire = to_wire($request);
    ksort($wire);
} catch (Exception) {
    refuse(400, 'body-unreadable');
}
$hash = hash('sha256', json_encode($wire, JSON_THROW_ON_ERROR));
$database->prepare('DELETE FROM sends WHERE at < ? AND outcome IS NOT NULL')->execute([time() - KEPT]);
$claim = $database->prepare('INSERT OR IGNORE INTO sends (user, key, body, at) VALUES (?, ?, ?, ?)');
for ($waited = 0.0; ; $waited += 0.05, usleep(50000)) {
    $claim->execute([$user, $key, $hash, time()]);
    if ($claim->rowCount() === 1) break;
    $other = known($database, $user, $key);
    if ($other === null) continue;
    if ($other['body'] !== $hash) refuse(422, 'idempotency-key-reused', 'unknown');
    if ($other['outcome'] !== null) answer(status_of($outcome = json_decode($other['outcome'], true)), $outcome);
    if ($waited < TIME_LIMIT) continue;
    answer_found($database, $user, $key, $tags); // its process may have ended after the send
    refuse(409, 'idempotency-key-in-flight', 'unknown');
}
$release = fn () => $database->prepare('DELETE FROM sends WHERE user = ? AND key = ?')->execute([$user, $key]);
$replaced = $replaces === null ? null : json_decode(known($database, $user, $replaces)['outcome'] ?? 'null', true);
// A send that is sent again keeps its first tag, so that a double is seen.
$tag = $replaced['tag'] ?? $tags[0];
$drawn = time_of($key);
$is_old = $drawn !== null && abs(time() - $drawn) > KEPT - 3600;
// A tag of the page's own may have been used before, and proves nothing.
if (($replaces !== null || $is_old) && !answer_found($database, $user, $key, array_unique([$tag, ...$tags]))) {
    $release();
    answer(502, ['outcome' => 'unknown', 'reason' => 'no-answer']);
}
try {
    $outcome = send($wire + ['tag' => $tag]);
} catch (Throwable) {
    $outcome = ['outcome' => 'unknown', 'reason' => 'internal-error'];
}
if ($outcome['outcome'] === 'unknown' && !isset($wire['tag'])) $outcome['tag'] = $tag;
if ($outcome['outcome'] === 'sent') $outcome += array_filter(['scheduledAt' => $request['scheduledAt'] ?? null]);
keep($database, $user, $key, $outcome);
answer(status_of($outcome), $outcome);
