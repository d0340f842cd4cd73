package dk.broen.routes.intake;

import dk.broen.adapters.folder.MessageFolder;
import dk.broen.adapters.queue.Addresses;
import dk.broen.domain.terms.HospitalId;

/** The endpoints for hospitals over HTTP, by queue and in folders. The MLLP endpoint is in the adapters module. */
final class IntakeEndpoints {
    private static final String FROM_CLIENTS = "?httpMethodRestrict=POST&useStreaming=true&headerFilterStrategy=#" + NoHeaders.NAME;
    /**
     * MedCom messages, read as bytes. If Camel read them as text, a message that is not valid UTF-8 would fail before the hub could say
     * where it is wrong.
     */
    static final String FHIR = "platform-http:/fhir/messages" + FROM_CLIENTS;

    /** XDIS messages, read as bytes: the XML declaration names their character set. */
    static final String XDIS = "platform-http:/xdis/messages" + FROM_CLIENTS;

    /** Acknowledgements of municipalities, which arrive at {@link #FHIR}. */
    static final String ACKNOWLEDGEMENT = "direct:intake-acknowledgement";

    /** A message of a hospital without its envelope, and then by its format. Whoever calls handles the refusal. */
    static final String TAKE_MESSAGE = "direct:take-hospital-message";
    /** An answer of a ward to a question of the hub, however it came. */
    static final String TAKE_REPLY = "direct:take-reply";
    static final String TAKE_HL7 = "direct:take-hl7";
    static final String TAKE_MEDCOM = "direct:take-medcom";
    static final String TAKE_XDIS = "direct:take-xdis";

    /** A message that came by queue, and its answers. */
    static final String TAKE_FROM_QUEUE = "direct:take-from-queue";
    static final String ANSWER_TO_QUEUE = "direct:answer-to-queue";
    /** Producer address; {@link QueueAnswer} sets the queue. In the transaction of the consumer. */
    static final String ANSWERS = "jms:queue:hospital-answers?deliveryPersistent=true&exchangePattern=InOnly";

    /** A message that came in a file. */
    static final String TAKE_FROM_FOLDER = "direct:take-from-folder";
    /** A file that is a second old is whole, unless its writer is slow: then its name must begin with a dot or end so. */
    private static final String NOT_YET = "RAW{(?i).*[.](tmp|part|filepart)}";

    private IntakeEndpoints() {}

    /**
     * Consumer address: the files of a folder, the oldest first. A file moves when the exchange has ended well, and else stays. A folder that is not
     * there is reported, and never made: it can be a mount that is missing. A file that cannot be renamed is not copied either: each try would
     * leave a copy.
     */
    static String messagesIn(MessageFolder folder) {
        String faults = "#" + FolderFaults.NAME + folder.hospital().value();
        String look = "#" + FolderLook.NAME + folder.hospital().value();
        return "file:" + folder.in() + "?delay=" + folder.every().toMillis() + "&autoCreate=false&directoryMustExist=true"
            + "&sortBy=file:modified&maxMessagesPerPoll=1000&eagerMaxMessagesPerPoll=false&exclude=" + NOT_YET
            + "&filter=" + look + "&pollStrategy=" + look + "&readLock=changed&readLockMinAge=1000&readLockMinLength=0&readLockTimeout=1000"
            + "&readLockCheckInterval=200&readLockLoggingLevel=OFF&readLockMarkerFile=false"
            + "&backoffErrorThreshold=1&backoffMultiplier=12"
            + "&copyAndDeleteOnRenameFail=false&move=${exchangeProperty." + TakeFile.GOES_TO + "}&exceptionHandler=" + faults
            + "&onCompletionExceptionHandler=" + faults;
    }

    /** Producer address: each answer is written to disk under a name that begins with a dot, and then gets its own. */
    static String answersIn(MessageFolder folder) {
        return "file:" + folder.out() + "?autoCreate=false&fileExist=Fail&tempPrefix=.";
    }

    /**
     * Consumer address: one message in each transaction, in the order of the queue. The message stays as it came, so that nothing of it is
     * converted or deserialised. Answers go to {@link #ANSWERS} only, whatever address a sender asks for.
     */
    static String queueOf(HospitalId hospital) {
        return "jms:queue:" + Addresses.HOSPITAL_MESSAGES + hospital.value() + "?transacted=true&lazyCreateTransactionManager=false"
            + "&cacheLevelName=CACHE_CONSUMER&errorHandlerLogStackTrace=false&disableReplyTo=true&mapJmsMessage=false";
    }
}
