package dk.broen.simulator.smsc;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;

/** Takes submit_sm, and refuses all other requests of SMPP: the hub sends none. */
final class TakeSubmitted implements ServerMessageReceiverListener {
    /** What becomes of an SMS. */
    interface Taker {
        SubmitSmResult take(SubmitSm sms) throws ProcessRequestException;
    }

    private final Taker taker;

    TakeSubmitted(Taker taker) {
        this.taker = taker;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm sms, SMPPServerSession session) throws ProcessRequestException {
        return taker.take(sms);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti multi, SMPPServerSession session) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession session) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession session) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession session) throws ProcessRequestException {
        throw refused();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
        throws ProcessRequestException {
        throw refused();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw refused();
    }

    private static ProcessRequestException refused() {
        return new ProcessRequestException("not used", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
