package dk.broen.routes.followup;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.planning.CitizenNamed;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.Situations;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the one who must act reads of a work item: the citizen, if the item may name the citizen, and whom the citizen can be asked about. */
@Component
public class AskAbout {
    private final WorkItems workItems;
    private final ReplacementNumbers numbers;
    private final Situations situations;
    private final AskRegisters registers;
    private final TransactionTemplate readOnly;

    AskAbout(WorkItems workItems, ReplacementNumbers numbers, Situations situations, AskRegisters registers,
        PlatformTransactionManager transactions) {
        this.workItems = workItems;
        this.numbers = numbers;
        this.situations = situations;
        this.registers = registers;
        this.readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
    }

    /**
     * @param citizen empty if the item is about no citizen, or may not name the citizen to the reader
     * @param asked empty if nothing is asked
     * @param replacement the replacement CPR number that the item asks about; for the ward that must act
     */
    public record Detail(Optional<Cpr> citizen, Optional<Asked> asked, Optional<ReplacementCpr> replacement) {
        @Override
        public String toString() {
            return "Detail";
        }
    }

    /** What a work item that asks for a consent asked about, also if it is closed, or another municipality acts by now. */
    public Optional<Asked> once(StoredWorkItem item) {
        return workItems.citizenOf(item.id()).flatMap(citizen -> {
            ConsentAnswers consents = registers.about(Set.of(citizen));
            return Objects.requireNonNull(readOnly.execute(transaction -> Asked.onceBy(item.item().key(),
                situations.of(Set.of(citizen), consents).get(citizen))));
        });
    }

    /** @param reader the addressee that reads; empty for an operator, to whom no citizen is named */
    public Detail of(StoredWorkItem item, Optional<Addressee> reader) {
        Optional<Cpr> citizen = workItems.citizenOf(item.id());
        boolean asks = item.item().kind() == WorkItem.Kind.ASK_FOR_CONSENT && item.standing().open();
        if (citizen.isEmpty() || !asks && reader.isEmpty()) {
            return new Detail(Optional.empty(), Optional.empty(),
                reader.flatMap(ward -> numbers.of(item.id())).map(ReplacementNumbers.Known::number));
        }
        ConsentAnswers consents = registers.about(Set.of(citizen.get()));
        return Objects.requireNonNull(readOnly.execute(transaction -> {
            Situation now = situations.of(Set.of(citizen.get()), consents).get(citizen.get());
            return new Detail(citizen.filter(named -> reader.filter(one -> CitizenNamed.to(one, item.item().key(), now)).isPresent()),
                asks ? Asked.by(item.item().key(), now) : Optional.empty(), Optional.empty());
        }));
    }
}
