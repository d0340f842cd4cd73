package dk.broen.mappings.hl7v2;

/**
 * Why an HL7 v2 message is not accepted. The name of the constant is the stable code. The number is the code of HL7 table 0357 that ERR
 * contains. A {@link #rejected()} fault is answered AR (or CR): the hub does not take this kind of message, or cannot store it now. Any
 * other fault is answered AE (or CE): the content is wrong, and sending it again unchanged does not help (danish-standards.md §3).
 */
public enum Hl7Fault {
    NOT_HL7("100", "Segment sequence error", "The frame does not begin with an MSH segment", false),
    NOT_TEXT_OR_BYTES("102", "Data type error", "The message from the queue has neither text nor bytes", false),
    MESSAGE_INCOMPLETE("100", "Segment sequence error",
        "The message contains a framing character: it was cut off or contains another message",
        false),
    SEVERAL_MESSAGES("100", "Segment sequence error", "One frame holds more than one MSH segment; send each message in its own frame",
        false),
    MESSAGE_TOO_LONG("102", "Data type error", "The message is longer than the agreed limit", false),
    DELIMITERS_INVALID("102", "Data type error", "The encoding characters are missing, repeated, a dot or not punctuation", false),
    BATCH_UNSUPPORTED("200", "Unsupported message type",
        "Batches (FHS, BHS) are not accepted on this connection; send each message in its own frame. "
            + "In a file, a batch needs its messages and a BTS for each BHS",
        true),
    CONTINUATION_UNSUPPORTED("100", "Segment sequence error", "The message goes on in another one; send each message whole", false),
    SEGMENT_MALFORMED("100", "Segment sequence error",
        "The segment is broken: after it follows a piece that is no segment; send a line break in a field as \\.br\\", false),
    SEGMENT_TOO_LONG("102", "Data type error", "The segment is longer than 65,536 characters or has more than 200 repetitions", false),
    SEGMENT_REPEATED("100", "Segment sequence error", "The segment occurs more than once; send one message for each citizen and visit",
        false),
    SEGMENT_MISPLACED("100", "Segment sequence error", "The segment stands in the wrong place; PID, OBR, OBX is the order", false),
    FIELD_TOO_LONG("102", "Data type error", "A header field is longer than 250 characters", false),
    FIELD_MISSING("101", "Required field missing", "A required field is empty", false),
    FIELD_INVALID("102", "Data type error", "The field has no accepted value", false),
    CHARACTER_SET_UNKNOWN("103", "Table value not found",
        "The character set is not accepted; accepted are ASCII, 8859/1, 8859/15, UNICODE and UNICODE UTF-8", false),
    TEXT_MALFORMED("102", "Data type error", "The text is not valid in the character set that the message declares", false),
    VERSION_UNSUPPORTED("203", "Unsupported version id", "HL7 versions 2.3 to 2.8 are accepted", true),
    MESSAGE_TYPE_UNSUPPORTED("200", "Unsupported message type", "This message type is not accepted; send ADT", true),
    TRIGGER_UNSUPPORTED("201", "Unsupported event code",
        "The hub does not take this trigger event; docs/hl7v2-profile.md lists those it takes",
        true),
    PROCESSING_ID_UNSUPPORTED("202", "Unsupported processing id",
        "This hub does not accept this processing id; send test messages to a test hub", true),
    SENDER_UNKNOWN("204", "Unknown key identifier", "The sending application and facility are not configured in this hub", true),
    SENDER_FOREIGN("204", "Unknown key identifier",
        "The sending application and facility are not those of the hospital to which this queue or folder belongs", true),
    CITIZEN_MISSING("101", "Required field missing", "No identifier with the authority CPR is present", false),
    CITIZEN_INVALID("102", "Data type error", "The identifier with the authority CPR is not a CPR number", false),
    CITIZEN_AMBIGUOUS("102", "Data type error", "Two different CPR numbers are given; an old one needs its last day in CX.8", false),
    SEQUENCE_GAP("207", "Application internal error",
        "Messages before this one are missing; MSA-4 is the sequence number that is expected", true),
    QUESTION_UNKNOWN("204", "Unknown key identifier",
        "No question of the hub to this hospital about this citizen has this reference", false),
    ANSWER_NOT_RECORDED("207", "Application internal error", "The answer cannot be recorded as things stand", false),
    TEMPORARILY_UNABLE("207", "Application internal error", "The message could not be stored; send it again", true);

    private final String number;
    private final String name;
    private final String sentence;
    private final boolean rejected;

    Hl7Fault(String number, String name, String sentence, boolean rejected) {
        this.number = number;
        this.name = name;
        this.sentence = sentence;
        this.rejected = rejected;
    }

    /** The code of HL7 table 0357. */
    String number() {
        return number;
    }

    /** The text of HL7 table 0357 for {@link #number()}. */
    String tableText() {
        return name;
    }

    /** What is wrong, in one English sentence for the engineer of the sender. The sentence never contains a value from the message. */
    public String sentence() {
        return sentence;
    }

    /** Whether the answer is AR or CR instead of AE or CE. */
    public boolean rejected() {
        return rejected;
    }
}
