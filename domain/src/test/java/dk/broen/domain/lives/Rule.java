package dk.broen.domain.lives;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.history.Said;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.LedgerEntry.Sending;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A rule of the heart that can be taken away, and what goes wrong without it. */
enum Rule implements Without {
    /** A cancellation removes what was reported, whichever arrives first. */
    CANCELLATION(Violation.UNTRUE) {
        @Override
        public List<Said> said(List<Said> said) {
            return said.stream().filter(one -> one.event().nature() != EventNature.CANCELLATION).toList();
        }
    },
    /** A correction replaces what was reported. */
    CORRECTION(Violation.UNTRUE) {
        @Override
        public List<Said> said(List<Said> said) {
            return said.stream().filter(one -> one.event().nature() != EventNature.CORRECTION).toList();
        }
    },
    /** Messages are folded by clinical time: what arrives late counts. */
    CLINICAL_ORDER(Violation.SILENT, Violation.LAST_WORD) {
        @Override
        public List<Said> said(List<Said> said) {
            List<Said> inOrder = new ArrayList<>();
            said.stream().filter(one -> inOrder.stream()
                .noneMatch(earlier -> earlier.event().occurredAt().isAfter(one.event().occurredAt()))).forEach(inOrder::add);
            return inOrder;
        }
    },
    /** Nothing is said without permission. */
    GATE(Violation.LEAK) {
        @Override
        public CitizenFacts facts(CitizenFacts facts) {
            return new CitizenFacts(facts.residences(), facts.appointments(), facts.services(), new ConsentRecord.Known(
                ((ConsentRecord.Known) facts.consents()).consents().stream()
                    .filter(consent -> consent.answer() == Consent.Answer.GIVEN).toList()));
        }
    },
    /** What an attempt said may have been heard, whatever came of the attempt. */
    MAY_HAVE_HEARD(Violation.UNTRUE) {
        @Override
        public Ledger ledger(Ledger ledger) {
            return lives(ledger, entry -> !entry.delivered(),
                life -> life instanceof NoticeLife.Tried ? new NoticeLife.Waiting()
                    : new NoticeLife.Dropped("forgotten", Optional.empty()));
        }
    },
    /** Only a certain delivery removes what the notice took back. */
    CERTAIN_REMOVES(Violation.UNTRUE) {
        @Override
        public Ledger ledger(Ledger ledger) {
            return lives(ledger, entry -> !entry.words().takesBack().isEmpty(), Rule::asSent);
        }
    },
    /** What was attempted without certainty is still to be said. */
    TRIED_AGAIN(Violation.SILENT) {
        @Override
        public Ledger ledger(Ledger ledger) {
            return lives(ledger, entry -> !entry.delivered() && !entry.givenUp(),
                life -> life.attemptedAt().<NoticeLife>map(at -> new NoticeLife.GivenUp(TRIED_ONCE, Optional.of(at))).orElse(life));
        }

        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return like(plan, plan.notices(), plan.kept(), Stream.concat(plan.withdrawn().stream(), ledger.entries().stream()
                .filter(entry -> entry.sendings().stream()
                    .anyMatch(sending -> sending.life() instanceof NoticeLife.GivenUp gone && gone.cause().equals(TRIED_ONCE)))
                .map(entry -> new Plan.Withdrawn(entry.id(), TRIED_ONCE))).toList());
        }
    },
    /** What was given up counts as told. */
    GIVEN_UP(Violation.TWICE) {
        @Override
        public Ledger ledger(Ledger ledger) {
            return new Ledger(ledger.entries().stream().filter(entry -> !entry.givenUp()).toList());
        }
    },
    /** One occasion makes one notice. */
    ONE_NOTICE(Violation.MANY) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return notices(plan, notice -> notice.content().words().says().stream()
                .map(saying -> with(notice, new Words(notice.content().words().takesBack(), List.of(saying),
                    notice.content().words().now(), false))));
        }
    },
    /** A notice with nothing but how things stand goes out if the last word may be untrue. */
    LAST_WORD(Violation.LAST_WORD) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return notices(plan, notice -> Stream.of(notice).filter(one -> !one.content().words().says().isEmpty()
                || !one.content().words().takesBack().isEmpty() || one.content().words().partEnded()));
        }
    },
    /** Whoever may have heard something untrue hears that, with or without permission. */
    FREE_TAKE_BACK(Violation.UNTRUE) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return notices(plan, notice -> Stream.of(notice).filter(one -> one.content().words().now().isPresent()
                || one.content().words().takesBack().isEmpty()));
        }
    },
    /** A partner that loses its part is told so. */
    PART_ENDED(Violation.PART) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return notices(plan, notice -> Stream.of(notice).filter(one -> !one.content().words().partEnded()));
        }
    },
    /** If the part returns, what holds is said again. */
    PART_RETURNS(Violation.SILENT, Violation.LAST_WORD, Violation.TWICE) {
        @Override
        public Ledger ledger(Ledger ledger) {
            return words(ledger, LedgerEntry::delivered, words -> new Words(words.takesBack(), words.says(), words.now(), false));
        }
    },
    /** A notice that waits stays only while the plan holds it. */
    LOOK_AGAIN(Violation.MANY, Violation.LEAK) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return withdrawing(plan, entry -> attempted(entry, ledger));
        }
    },
    /** A notice that is being tried goes on only while the plan holds it. */
    TAKEOVER(Violation.MANY) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            return withdrawing(plan, entry -> !attempted(entry, ledger));
        }
    },
    /** A retry has the same id and the same content. */
    SAME_WORDS(Violation.SWALLOWED) {
        @Override
        public Plan plan(Plan plan, Ledger ledger) {
            List<Plan.Kept> kept = new ArrayList<>(plan.kept());
            Set<LedgerEntryId> changed = new HashSet<>();
            List<Plan.Notice> rest = new ArrayList<>(plan.notices());
            plan.withdrawn().stream().map(Plan.Withdrawn::entry).filter(entry -> attempted(entry, ledger))
                .forEach(entry -> rest.stream().filter(notice -> isFor(notice, entry, ledger)).findFirst().ifPresent(notice -> {
                    rest.remove(notice);
                    changed.add(entry);
                    kept.add(new Plan.Kept(entry, notice.content(), true));
                }));
            return like(plan, rest, kept, plan.withdrawn().stream().filter(one -> !changed.contains(one.entry())).toList());
        }
    };

    private static final String TRIED_ONCE = "tried once";

    private final Set<Violation> breaks;

    Rule(Violation... breaks) {
        this.breaks = Set.of(breaks);
    }

    /** What goes wrong without it, one of these at least. */
    Set<Violation> breaks() {
        return breaks;
    }

    private static NoticeLife asSent(NoticeLife life) {
        return life.attemptedAt().<NoticeLife>map(NoticeLife.Sent::new).orElse(life);
    }

    private static Ledger lives(Ledger ledger, Predicate<LedgerEntry> which, UnaryOperator<NoticeLife> becomes) {
        return entries(ledger, which,
            entry -> new LedgerEntry(entry.id(), entry.occasion(), entry.madeAt(), entry.recipient(), entry.function(),
                entry.municipality(), entry.words(), entry.sendings().stream()
                    .map(sending -> new Sending(sending.id(), sending.to(), sending.content(), becomes.apply(sending.life()))).toList()));
    }

    private static Ledger words(Ledger ledger, Predicate<LedgerEntry> which, UnaryOperator<Words> become) {
        return entries(ledger, which,
            entry -> new LedgerEntry(entry.id(), entry.occasion(), entry.madeAt(), entry.recipient(), entry.function(),
                entry.municipality(), become.apply(entry.words()), entry.sendings()));
    }

    private static Ledger entries(Ledger ledger, Predicate<LedgerEntry> which, UnaryOperator<LedgerEntry> become) {
        return new Ledger(ledger.entries().stream().map(entry -> which.test(entry) ? become.apply(entry) : entry).toList());
    }

    private static boolean attempted(LedgerEntryId id, Ledger ledger) {
        return ledger.entries().stream().anyMatch(entry -> entry.id().equals(id) && entry.attemptedAt().isPresent());
    }

    private static boolean isFor(Plan.Notice notice, LedgerEntryId id, Ledger ledger) {
        return ledger.entries().stream()
            .anyMatch(entry -> entry.id().equals(id) && entry.recipient().equals(notice.content().recipient()));
    }

    private static Plan.Notice with(Plan.Notice notice, Words words) {
        Content content = notice.content();
        return new Plan.Notice(
            new Content(content.recipient(), content.function(), content.standsInAs(), content.municipality(), words, content.flags(),
                content.toldAlso(), content.coordinator(), content.corrects(), content.basis(), content.rule()),
            notice.deliveries(),
            notice.steps());
    }

    private static Plan notices(Plan plan, Function<Plan.Notice, Stream<Plan.Notice>> become) {
        return like(plan, plan.notices().stream().flatMap(become).toList(), plan.kept(), plan.withdrawn());
    }

    private static Plan withdrawing(Plan plan, Predicate<LedgerEntryId> which) {
        return like(plan, plan.notices(), plan.kept(), plan.withdrawn().stream().filter(one -> which.test(one.entry())).toList());
    }

    private static Plan like(Plan plan, List<Plan.Notice> notices, List<Plan.Kept> kept, List<Plan.Withdrawn> withdrawn) {
        return new Plan(plan.municipality(), notices, kept, plan.held(), withdrawn, plan.decisions(), plan.open(), plan.close(),
            plan.wardAnswers(), plan.wardAnswersKept(), plan.wardAnswersHeld(), plan.lookAgain(), plan.steps());
    }
}
