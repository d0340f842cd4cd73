package dk.broen.hub.standards;

import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.MllpFrames;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** The MLLP port. Each knock has a connection of its own and ends its side after the bytes, so that the hub does not wait for more. */
record MllpDoor(int port) implements Door {
    @Override
    public Outcome knock(Hostile hostile) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            socket.getOutputStream().write(hostile.bytes());
            socket.shutdownOutput();
            Acknowledgement answer = Acknowledgement.read(MllpFrames.next(new BufferedInputStream(socket.getInputStream())));
            return answer.positive() ? new Outcome.Accepted(answer.controlId())
                : new Outcome.Refused((answer.code() + " " + answer.errorLocation() + " " + answer.errorText()).strip());
        } catch (EOFException | SocketException closed) {
            return new Outcome.Closed();
        }
    }
}
