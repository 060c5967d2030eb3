<?php
// Answers what <sms-composer endpoint="/sms"> posts.
declare(strict_types=1);

/** Stands for whatever tells on your server who is logged in and may send. */
function may_current_user_send(): bool
{
    return ($_COOKIE['session'] ?? '') === 'ada';
}

/** The API's name of each field. */
const WIRE_NAMES = [
    'recipients' => 'phoneNumbers', 'message' => 'message', 'range' => 'gamme', 'sender' => 'sender',
    'stop' => 'isStopSms', 'unicode' => 'isUnicode', 'scheduledAt' => 'scheduledDeliveryDate', 'tag' => 'tag',
    'responseUrl' => 'urlResponse', 'receiptUrl' => 'urlDlr', 'sandbox' => 'sandbox',
];
/** Failures of cURL after which nothing can have left: no such host, no connection, no TLS. */
const NEVER_CONNECTED = [CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
    CURLE_SSL_CONNECT_ERROR, CURLE_SSL_PEER_CERTIFICATE];

function answer(int $status, array $outcome): never
{
    http_response_code($status);
    header('Content-Type: application/json; charset=utf-8');
    header('Cache-Control: no-store');
    exit(json_encode($outcome, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE));
}

function refuse(int $status, string $message): never
{
    answer($status, ['outcome' => 'not-sent', 'message' => $message]);
}

/** The body that POST /send takes. */
function to_wire(array $request): array
{
    $wire = ['apiKey' => (string) getenv('SMS_PARTNER_API_KEY')];
    foreach (WIRE_NAMES as $field => $name) {
        $value = $request[$field] ?? '';
        if ($value === '' || ($field === 'stop' && ($request['range'] ?? '') === 'lowCost')) continue;
        $wire[$name] = match ($field) {
            'recipients' => implode(',', array_filter($value, is_string(...))),
            'message' => strtr($value, ["\r\n" => ':br:', "\n" => ':br:', "\r" => ':br:', '€' => ':euro:']),
            'range' => $value === 'lowCost' ? 2 : 1,
            'stop', 'unicode', 'sandbox' => $value ? 1 : 0,
            default => $value,
        };
    }
    if (isset($wire['scheduledDeliveryDate'])) {
        $moment = (new DateTimeImmutable($wire['scheduledDeliveryDate']))->setTimezone(new DateTimeZone('Europe/Paris'));
        $wire['scheduledDeliveryDate'] = $moment->format('d/m/Y');
        $wire['time'] = (int) $moment->format('G');
        $wire['minute'] = (int) $moment->format('i');
    }
    return $wire;
}

/** What the API said field by field, in the names of the page. */
function field_errors(array $answer): array
{
    $fields = array_flip(WIRE_NAMES);
    return array_map(function (array $error) use ($fields): array {
        $name = preg_replace('/^children\[(\w+)\].*$/', '$1', $error['elementId'] ?? '');
        return array_filter(['field' => $fields[$name] ?? null]) + $error;
    }, $answer['errors'] ?? $answer['error'] ?? []);
}

if ($_SERVER['REQUEST_METHOD'] !== 'POST') refuse(405, 'Only POST is answered here.');
if (!may_current_user_send()) refuse(403, 'This is not allowed.');
// A form on another site cannot send this type without the browser asking first.
if (!str_starts_with($_SERVER['CONTENT_TYPE'] ?? '', 'application/json')) refuse(415, 'JSON is wanted.');
if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > 262144) refuse(413, 'This is too large.');
$request = json_decode((string) file_get_contents('php://input'), true);
try {
    $body = json_encode(to_wire($request), JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
} catch (Throwable) {
    refuse(400, 'This is no request to send an SMS.');
}

$curl = curl_init((getenv('SMS_PARTNER_URL') ?: 'https://api.smspartner.fr/v1') . '/send');
curl_setopt_array($curl, [
    CURLOPT_POSTFIELDS => $body,
    CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Accept: application/json'],
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 10,
]);
$text = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if (in_array(curl_errno($curl), NEVER_CONNECTED, true)) refuse(503, 'The API cannot be reached.');

$api = is_string($text) ? json_decode($text, true) : null;
if (is_array($api) && ($api['success'] ?? null) === true && isset($api['message_id'], $api['nb_sms'], $api['cost'])) {
    answer(200, [
        'outcome' => 'sent', 'messageId' => $api['message_id'], 'segments' => $api['nb_sms'],
        'cost' => $api['cost'], 'currency' => $api['currency'] ?? 'EUR',
    ] + array_intersect_key($request, ['scheduledAt' => true]));
}
if ($status === 429) refuse(429, 'Too many requests: wait a moment.');
if ($status < 500 && is_array($api) && ($api['success'] ?? null) === false) {
    answer(422, array_filter(['outcome' => 'not-sent', 'code' => $api['code'] ?? null,
        'message' => $api['message'] ?? null, 'fieldErrors' => field_errors($api)]));
}
// Anything else may have been sent: no answer, half of one, another one's.
answer(502, ['outcome' => 'unknown', 'message' => 'No readable answer came from the API.']);
