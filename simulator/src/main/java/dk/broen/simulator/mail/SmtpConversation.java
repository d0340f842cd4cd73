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

/** One sender's connection to a {@link FailingMailServer}, from greeting to QUIT. Bytes are kept as they are: ISO 8859-1 loses none. */
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

    void hold() throws IOException {
        say("220 failing.invalid ESMTP");
        for (String line = in.readLine(); line != null && !verb(line).equals("QUIT"); line = in.readLine()) {
            answer(line);
        }
        say("221 bye");
    }

    private void answer(String line) throws IOException {
        switch (verb(line)) {
            case "EHLO" -> say("250-failing.invalid\r\n250 8BITMIME");
            case "HELO", "NOOP" -> say("250 ok");
            case "RSET" -> {
                recipients.clear();
                say("250 ok");
            }
            case "MAIL" -> {
                from = address(line);
                recipients.clear();
                say("250 ok");
            }
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            default -> say("502 not known here");
        }
    }

    private void recipient(String line) throws IOException {
        int code = server.answerToRecipient();
        if (code == 250) {
            recipients.add(address(line));
        }
        say(code + (code == 250 ? " ok" : " refused as told"));
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            say("503 no recipient");
            return;
        }
        say("354 go on, end with a dot");
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("The sender left in the middle of a mail");
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        server.keep(from, recipients, mail.toString().getBytes(StandardCharsets.ISO_8859_1));
        say("250 kept");
    }

    private void say(String line) throws IOException {
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
