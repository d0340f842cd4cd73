package dk.broen.adapters.staging;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a plan. */
public final class APlan {
    private final List<Plan.Notice> notices = new ArrayList<>();
    private final List<Plan.Kept> kept = new ArrayList<>();
    private final List<Plan.Withdrawn> withdrawn = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<WorkItem> open = new ArrayList<>();
    private final List<String> close = new ArrayList<>();
    private final List<WardAnswer> answers = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    public APlan notice(Words words, Delivery... deliveries) {
        return notice(Given.content(words), deliveries);
    }

    public APlan notice(Content content, Delivery... deliveries) {
        notices.add(new Plan.Notice(content, List.of(deliveries), List.of()));
        return this;
    }

    public APlan revive(LedgerEntryId entry, Words words) {
        kept.add(new Plan.Kept(entry, Given.content(words), true));
        return this;
    }

    public APlan withdraw(LedgerEntryId entry, String reason) {
        withdrawn.add(new Plan.Withdrawn(entry, reason));
        return this;
    }

    public APlan decided(Decision... changed) {
        decisions.addAll(List.of(changed));
        return this;
    }

    public APlan open(WorkItem item) {
        open.add(item);
        return this;
    }

    public APlan close(String key) {
        close.add(key);
        return this;
    }

    public APlan answered(WardAnswer answer) {
        answers.add(answer);
        return this;
    }

    public APlan step(String step) {
        steps.add(step);
        return this;
    }

    public Plan build() {
        return new Plan(Optional.of(Given.AARHUS), notices, kept, List.of(), withdrawn, decisions, open, close, answers, List.of(),
            List.of(), Optional.empty(), steps);
    }
}
