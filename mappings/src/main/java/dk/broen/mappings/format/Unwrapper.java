package dk.broen.mappings.format;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansEnvelope;
import dk.broen.mappings.vans.VansEnvelope.Format;
import dk.broen.mappings.vans.VansReader;
import dk.broen.mappings.xdis.XdisReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a message out of its VANSEnvelope and says which format it has by the name of its document (danish-standards.md §§1.8, 2). Thread-safe. */
public final class Unwrapper {
    private static final String DOCUMENT = "VANSEnvelope.Message.MetaInformation.Document.";
    private static final Set<Format> FORMATS = Set.of(Format.HL7, Format.XML);
    private static final Pattern NAME = Pattern.compile("(?:MCM:)?(FDIS20|FCTL|XDIS20|XDIS17)(?:#.*)?");
    /** The receipts of letters, as XML or EDIFACT. */
    private static final Pattern RECEIPT = Pattern.compile("(?:MCM:)?X?CTL0[123](?:#.*)?");
    private static final Map<String, MessageFormat> NAMES = Map.of("FDIS20", MessageFormat.MEDCOM, "FCTL", MessageFormat.MEDCOM, "XDIS20",
        MessageFormat.XDIS, "XDIS17", MessageFormat.XDIS);
    private final VansReader reader;
    private final XdisReader letters = new XdisReader();

    public Unwrapper(VansReader reader) {
        this.reader = reader;
    }

    public Unwrapped open(byte[] bytes) {
        if (!reader.recognises(bytes)) {
            return new Unwrapped.Bare();
        }
        VansReader.Opened opened = reader.read(bytes);
        if (opened instanceof VansReader.Opened.Refused refused) {
            return new Unwrapped.Refused(refused.head(), refused.why());
        }
        if (opened instanceof VansReader.Opened.DamagedReceipt) {
            return new Unwrapped.Acknowledgement();
        }
        VansEnvelope envelope = ((VansReader.Opened.Envelope) opened).envelope();
        return envelope instanceof VansEnvelope.Receipt receipt ? new Unwrapped.Receipt(receipt) : message((VansEnvelope.Message) envelope);
    }

    private Unwrapped message(VansEnvelope.Message message) {
        if (RECEIPT.matcher(message.document().name()).matches() && !letters.isLetter(message.data())) {
            return new Unwrapped.Acknowledgement();
        }
        if (!FORMATS.contains(message.document().format())) {
            return refused(message, "Format", "Accepted: HL7, XML");
        }
        Matcher name = NAME.matcher(message.document().name());
        return name.matches() ? new Unwrapped.Message(message, NAMES.get(name.group(1)))
            : refused(message, "Name", "Accepted: MCM:FDIS20#…, MCM:XDIS20, MCM:XDIS17");
    }

    /** Whether the envelope says that its message acknowledges one. */
    public static boolean acknowledges(VansEnvelope.Document document) {
        Matcher name = NAME.matcher(document.name());
        return name.matches() && name.group(1).equals("FCTL");
    }

    private static Unwrapped refused(VansEnvelope.Message message, String element, String accepted) {
        return new Unwrapped.Refused(Optional.of(message.head()), new Unreadable("VALUE_UNKNOWN", DOCUMENT + element, accepted));
    }
}
