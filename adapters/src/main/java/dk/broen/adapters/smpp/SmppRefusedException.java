package dk.broen.adapters.smpp;

import java.util.Set;
import org.jsmpp.SMPPConstant;

/** The SMSC answered an SMS with an error (SMPP 3.4 §5.1.3). It did not take the SMS. */
public final class SmppRefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    /** It takes no SMS now, or refuses the hub or its way of asking: never an answer about this SMS. */
    private static final Set<Integer> NOT_NOW = Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL,
        SMPPConstant.STAT_ESME_RINVBNDSTS, SMPPConstant.STAT_ESME_RINVCMDID, SMPPConstant.STAT_ESME_RINVSRCADR,
        SMPPConstant.STAT_ESME_RINVSRCTON, SMPPConstant.STAT_ESME_RINVSRCNPI, SMPPConstant.STAT_ESME_RINVSYSTYP,
        SMPPConstant.STAT_ESME_RINVDSTTON, SMPPConstant.STAT_ESME_RINVDSTNPI, SMPPConstant.STAT_ESME_RINVDCS,
        SMPPConstant.STAT_ESME_RINVESMCLASS, SMPPConstant.STAT_ESME_RINVREGDLVFLG);
    /** The number or the text cannot be taken, however often it is tried. */
    private static final Set<Integer> NEVER = Set.of(SMPPConstant.STAT_ESME_RINVDSTADR, SMPPConstant.STAT_ESME_RINVMSGLEN);
    private final int status;

    SmppRefusedException(int status) {
        super(code(status));
        this.status = status;
    }

    private static String code(int status) {
        return String.format("SMPP_%08X", status);
    }

    /** A stable word, for example {@code SMPP_0000000B}. */
    public String code() {
        return code(status);
    }

    /** Whether it is no answer about this SMS, so that the SMS waits. */
    public boolean notNow() {
        return NOT_NOW.contains(status);
    }

    /** Whether no further attempt can succeed. */
    public boolean isFinal() {
        return NEVER.contains(status);
    }
}
