package dk.broen.simulator.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SMTP conversation on one connection to a {@link FailingMailServer}. Decoding as ISO-8859-1 preserves all bytes. */
final class SmtpConversation {

    private final FailingMailServer server;
    private final BufferedReader in;
    private final OutputStream out;
    private String from = "";
    private final List<String> recipients = new ArrayList<>();

    SmtpConversation(FailingMailServer server, Socket socket) throws IOException {
        this.server = server;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        this.out = socket.getOutputStream();
    }

    void run() throws IOException {
        reply("220 failing.invalid ESMTP");
        for (String line = in.readLine(); line != null && !verb(line).equals("QUIT"); line = in.readLine()) {
            answer(line);
        }
        reply("221 bye");
    }

    private void answer(String line) throws IOException {
        switch (verb(line)) {
            case "EHLO" -> reply("250-failing.invalid\r\n250 8BITMIME");
            case "HELO", "NOOP" -> reply("250 ok");
            case "RSET" -> {
                recipients.clear();
                reply("250 ok");
            }
            case "MAIL" -> {
                from = address(line);
                recipients.clear();
                reply("250 ok");
            }
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            default -> reply("502 command not implemented");
        }
    }

    private void recipient(String line) throws IOException {
        int code = server.answerToRecipient(address(line));
        if (code == 250) {
            recipients.add(address(line));
        }
        reply(code + (code == 250 ? " ok" : " refused"));
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            reply("503 no recipient");
            return;
        }
        reply("354 end with a dot");
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the connection ended inside a mail");
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        server.keep(from, recipients, mail.toString().getBytes(StandardCharsets.ISO_8859_1));
        reply("250 ok: mail stored");
    }

    private void reply(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String verb(String line) {
        return line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static String address(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }
}
