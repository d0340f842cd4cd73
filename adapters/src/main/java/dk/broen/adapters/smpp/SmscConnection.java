package dk.broen.adapters.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Opens the connection to the SMSC. With TLS, its certificate must be trusted and name the host. */
record SmscConnection(boolean encrypted) implements ConnectionFactory {
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
            return new SocketConnection(encrypted ? encrypted(socket, host, port) : socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket encrypted(Socket socket, String host, int port) throws IOException {
        SSLSocket tls = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host, port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
        tls.setSSLParameters(parameters);
        tls.setSoTimeout(CONNECT_TIMEOUT_MS);
        tls.startHandshake();
        return tls;
    }
}
