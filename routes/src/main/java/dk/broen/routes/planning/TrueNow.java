package dk.broen.routes.planning;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Reads what is true of citizens now: the messages of hospitals, folded into stays, the recorded facts, and who was told. */
@Component
class TrueNow {
    private final Situations situations;

    TrueNow(Situations situations) {
        this.situations = situations;
    }

    /** The caller has locked the citizens. */
    @Handler
    List<Staged<Situation>> read(List<Look> batch, @ExchangeProperty(AskRegisters.ANSWERS) ConsentAnswers consents) {
        Map<Cpr, Situation> now = situations.of(batch.stream().map(Look::citizen).toList(), consents);
        return batch.stream().map(look -> {
            Situation situation = now.get(look.citizen());
            return new Staged<>(registerIsBack(look, situation) ? look.because(OccasionKind.REGISTER_BACK) : look, situation, situation);
        }).toList();
    }

    private static boolean registerIsBack(Look look, Situation situation) {
        return look.kind() == OccasionKind.DUE && situation.facts().consents() instanceof ConsentRecord.Known
            && situation.decided().stream().anyMatch(Decision.Mark::held);
    }
}
