package dk.broen.domain.lives;

import dk.broen.domain.disclosure.Words;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.LedgerEntry.Sending;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hub around the heart, in memory: it keeps messages and ledger, plans on each occasion, applies the plan, and attempts what is due. */
final class Hub {
    /** The way to a partner. */
    interface Line {
        Act.Outcome attempt(Partner partner, NotificationId id, Words words);
    }

    private final Map<String, Partner> partners;
    private final Line line;
    private final Ticker ticker;
    private final Without without;
    private final List<Said> said = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private long ids;

    Hub(List<Partner> partners, Line line, Ticker ticker, Without without) {
        this.partners = partners.stream().collect(Collectors.toMap(Partner::name, partner -> partner));
        this.line = line;
        this.ticker = ticker;
        this.without = without;
    }

    void receive(Report report) {
        said.add(Town.said(report, new OccasionId(id()), ticker.next()));
    }

    void look(Circumstances circumstances) {
        Instant now = ticker.next();
        Plan plan = plan(circumstances, now);
        plan.withdrawn().forEach(withdrawn -> change(withdrawn.entry(), life -> dropped(life, withdrawn.reason())));
        plan.kept().forEach(kept -> change(kept.entry(), Optional.of(kept.content().words()), Hub::revived));
        OccasionId occasion = new OccasionId(id());
        plan.notices().forEach(notice -> ledger.add(entry(notice, occasion, now)));
        for (LedgerEntry entry : List.copyOf(ledger)) {
            Partner partner = partners.get(entry.recipient().unit().value());
            if (entry.pending() && !plan.held().contains(entry.id()) && circumstances.has(partner, Act.What.OPENING)) {
                attempt(partner, entry);
            }
        }
    }

    /** The partner answers; whether there is something to answer. */
    boolean answer(Act.Answers answers) {
        Optional<LedgerEntry> last = ledger.stream().filter(entry -> entry.recipient().equals(answers.partner().recipient()))
            .filter(entry -> entry.attemptedAt().isPresent()).reduce((earlier, later) -> later);
        Acknowledgement given =
            new Acknowledgement(answers.kind(), Acknowledgement.Way.QUEUE, answers.partner().name(), Optional.of("a life"),
                ticker.next());
        last.ifPresent(entry -> ledger.set(ledger.indexOf(entry),
            entry.answered(Stream.concat(entry.acknowledgements().stream(), Stream.of(given)).toList())));
        return last.isPresent();
    }

    private Plan plan(Circumstances circumstances, Instant at) {
        Ledger known = without.ledger(new Ledger(ledger));
        Course course = Course.of(without.said(List.copyOf(said)), Town.DIRECTORY::specialtyOf, Town.RULES.course(), known.sayings(), at);
        return without
            .plan(Planner.plan(new Situation(course, without.facts(circumstances.facts()), known, List.of(), Map.of(), Map.of(), Set.of(),
                Set.of(), Town.DIRECTORY, Town.DISCLOSURE, Town.RULES, at)), known);
    }

    private void attempt(Partner partner, LedgerEntry entry) {
        for (Sending sending : entry.sendings()) {
            Act.Outcome outcome = line.attempt(partner, sending.id(), entry.words());
            Instant at = ticker.next();
            change(entry.id(), life -> switch (outcome) {
                case DELIVERED -> new NoticeLife.Sent(at);
                case UNKNOWN -> new NoticeLife.Tried(life instanceof NoticeLife.Tried tried ? tried.attempts() + 1 : 1, at);
                case GIVEN_UP -> new NoticeLife.GivenUp("the line is dead", Optional.of(at));
            });
        }
    }

    private LedgerEntry entry(Plan.Notice notice, OccasionId occasion, Instant madeAt) {
        return new LedgerEntry(new LedgerEntryId(id()), occasion, madeAt, notice.content().recipient(), notice.content().function(),
            notice.content().municipality(), notice.content().words(), notice.deliveries().stream()
                .map(delivery -> new Sending(new NotificationId(id()), delivery.to(), delivery.content(), new NoticeLife.Waiting()))
                .toList());
    }

    private void change(LedgerEntryId id, UnaryOperator<NoticeLife> becomes) {
        change(id, Optional.empty(), becomes);
    }

    private void change(LedgerEntryId id, Optional<Words> words, UnaryOperator<NoticeLife> becomes) {
        ledger.replaceAll(entry -> entry.id().equals(id)
            ? new LedgerEntry(id, entry.occasion(), entry.madeAt(), entry.recipient(), entry.function(), entry.municipality(),
                words.orElse(entry.words()), entry.sendings().stream().map(
                    sending -> new Sending(sending.id(), sending.to(), sending.content(), becomes.apply(sending.life()))).toList(),
                entry.acknowledgements())
            : entry);
    }

    private static NoticeLife dropped(NoticeLife life, String reason) {
        return life.pending() ? new NoticeLife.Dropped(reason, life.attemptedAt()) : life;
    }

    /** What was tried and then dropped goes on under the same id. */
    private static NoticeLife revived(NoticeLife life) {
        return life instanceof NoticeLife.Dropped dropped && dropped.tried().isPresent() ? new NoticeLife.Tried(1, dropped.tried().get())
            : life;
    }

    private UUID id() {
        ids++;
        return new UUID(7, ids);
    }
}
