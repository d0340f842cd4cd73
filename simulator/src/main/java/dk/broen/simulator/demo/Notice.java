package dk.broen.simulator.demo;

/**
 * One notice that the table says was sent, or that a partner received.
 *
 * @param address queue, mail address or telephone number
 * @param about the reference of a notice to a unit; the message id that an answer to a ward replies to
 * @param news what can be read in it
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
