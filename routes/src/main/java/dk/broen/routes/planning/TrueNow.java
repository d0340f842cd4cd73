package dk.broen.routes.planning;

import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Situation;
import java.util.List;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Locks the citizen and reads what is true now: the messages of hospitals, folded into stays, the recorded facts, and who was told. */
@Component
class TrueNow {
    private final Citizens citizens;
    private final Situations situations;

    TrueNow(Citizens citizens, Situations situations) {
        this.citizens = citizens;
        this.situations = situations;
    }

    @Handler
    List<Staged<Situation>> read(List<Look> batch) {
        return batch.stream().map(look -> {
            citizens.lock(look.citizen());
            Situation situation = situations.of(look.citizen());
            return new Staged<>(registerIsBack(look, situation) ? look.because(OccasionKind.REGISTER_BACK) : look, situation, situation);
        }).toList();
    }

    private static boolean registerIsBack(Look look, Situation situation) {
        return look.kind() == OccasionKind.DUE && situation.facts().consents() instanceof ConsentRecord.Known
            && situation.decided().stream().anyMatch(Decision.Mark::held);
    }
}
