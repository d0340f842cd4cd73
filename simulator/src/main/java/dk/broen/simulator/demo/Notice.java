package dk.broen.simulator.demo;

/**
 * A notice that the table shows as sent, or that a stand-in received.
 *
 * @param address queue, mail address or telephone number
 * @param about for a notice to a unit: its reference; for an answer to a ward: the visit number of the stay
 * @param news the content
 */
record Notice(Channel channel, String address, String about, News news) implements Comparable<Notice> {

    @Override
    public int compareTo(Notice other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return channel.key() + " " + address + ", ref " + about + news;
    }
}
