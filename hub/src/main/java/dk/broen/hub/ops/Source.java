package dk.broen.hub.ops;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where an attempt to log in comes from: an IPv4 address, or the 64-bit network of an IPv6 address, because one host can use all of it. */
final class Source {
    private static final int NETWORK_BYTES = 8;

    private Source() {}

    /** @param address as the servlet container gives it, never a host name */
    static String of(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
