// Sends one SMS, then asks for the credits.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

public class Send {
    public static void main(String[] args) throws Exception {
        URL url = new URL("https://api.smspartner.fr/v1/send");
        HttpURLConnection conn = (HttpURLConnection) url.openConnection();
        conn.setRequestMethod("POST");
        conn.setRequestProperty("Content-Type", "application/json");
        conn.setRequestProperty("cache-control", "no-cache");
        conn.setDoOutput(true);

        String json = "{\"apiKey\":\"YOUR_API_KEY\",\"phoneNumbers\":\"+33600000000\",\"sender\":\"demo\",\"gamme\":1,"
            + "\"message\":\"Ceci est un message de test, envoy\u00e9 par Java :br: \u00c0 bient\u00f4t\"}";
        try (OutputStream os = conn.getOutputStream()) {
            os.write(json.getBytes("UTF-8"));
            os.flush();
        }
        print(conn);

        HttpURLConnection me =
            (HttpURLConnection) new URL("https://api.smspartner.fr/v1/me?apiKey=YOUR_API_KEY").openConnection();
        me.setRequestMethod("GET");
        print(me);
    }

    private static void print(HttpURLConnection conn) throws Exception {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(conn.getInputStream(), "UTF-8"))) {
            String line;
            StringBuilder response = new StringBuilder();
            while ((line = in.readLine()) != null) {
                response.append(line);
            }
            System.out.println(response);
        }
    }
}
