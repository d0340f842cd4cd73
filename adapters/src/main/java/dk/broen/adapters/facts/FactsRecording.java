package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records facts, for every way in which they come: REST, sheet, queue, the answer to a work item. The same facts again change nothing. Facts
 * with other content replace the former ones, which stay as history. A citizen is looked at only if the plan can differ, see
 * {@link OpenCitizens} (ADR 94).
 *
 * <p>The facts about at most 1000 citizens are recorded in one transaction, all or none. More are recorded in parts, in the order of the
 * citizens' keys: if that is interrupted, the same document again records the rest. Citizens are locked in the order in which planning locks
 * them.
 */
public final class FactsRecording {
    private static final int TOGETHER = 1000;
    private static final int PART = 500;
    /** So many facts of a source are ended without a question. */
    private static final int FEW = 20;
    /** Each plan for a citizen reads all facts about the citizen. */
    private static final int MOST_OF_A_CITIZEN = 500;

    private final TransactionTemplate transactions;
    private final FactRows rows;
    private final CitizenIndex index;
    private final Citizens citizens;
    private final Recordings recordings;
    private final DueWork dueWork;

    /** @param dueWork finds out afterwards which citizens are looked at, see {@link FactLooks} */
    public FactsRecording(Database database, Keys keys, DueWork dueWork) {
        this.transactions = database.transactions();
        this.rows = new FactRows(database, keys);
        this.index = keys.index();
        this.citizens = new Citizens(database, keys);
        this.recordings = new Recordings(database, keys);
        this.dueWork = dueWork;
    }

    /**
     * Records facts.
     *
     * @throws IllegalArgumentException if author or reason is blank
     * @throws StaleFactsException if something would change of a citizen whose facts are not those of the version that the client read
     * @throws PreviewOutdatedException if the client saw a preview, and not exactly that would be done; or if more than half of what a source
     *     said before would be over, and the client saw no preview
     * @throws TooManyFactsException if more facts about one citizen would be in force than a plan can read
     */
    public Recorded record(FactsWriting writing, Instant at) {
        Draft draft = draft(writing, at);
        List<List<String>> parts = parts(draft);
        Answer answer = new Answer(draft, index);
        if (parts.size() == 1) {
            answer.add(committed(() -> record(draft, parts.get(0), part -> new Check(draft).add(part).all(), at)));
        } else {
            Check check = new Check(draft);
            parts.forEach(part -> check.add(read(draft, part)));
            check.all();
            for (int i = 0; i < parts.size(); i++) {
                List<String> citizenKeys = parts.get(i);
                String expected = check.tokens.get(i);
                boolean partly = i > 0;
                answer.add(committed(() -> record(draft, citizenKeys, part -> checkAgain(draft, part, expected, partly), at)));
            }
        }
        return answer.recorded(citizens.of(answer.unnamed()));
    }

    /**
     * What {@link #record} would do now. Nothing is stored.
     *
     * @throws StaleFactsException see {@link #record}
     */
    public Recorded preview(FactsWriting writing, Instant at) {
        Draft draft = draft(writing, at);
        Answer answer = new Answer(draft, index);
        for (List<String> citizenKeys : parts(draft)) {
            Part part = read(draft, citizenKeys);
            requireCurrent(draft, part);
            answer.add(new Part.Done(part, Map.of(), part.inForce()));
        }
        return answer.recorded(citizens.of(answer.unnamed()));
    }

    /**
     * Ends a fact that was wrong: it is left out from now on. A consent cannot be ended, only withdrawn.
     *
     * @param read the version of the facts about the citizen that the client read, if it is to be checked
     * @param view whose facts the client sees; empty for those of all municipalities
     * @return false if there is no such fact in force, or it is a consent
     * @throws IllegalArgumentException if author or reason is blank
     * @throws StaleFactsException if the facts have changed since the version
     */
    public boolean end(UUID id, Optional<String> read, Optional<MunicipalityCode> view, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return change(id, read, view, at, fact -> !fact.kind().isWithdrawn()
            && rows.end(List.of(new FactRows.Over(id, Optional.empty())), by, because, at) == 1);
    }

    /**
     * Withdraws a consent: from that instant it permits nothing. It stays among the facts, so that a decision can name it as withdrawn.
     *
     * @return false if there is no such consent in force, or it is withdrawn already
     * @throws IllegalArgumentException see {@link #end}
     * @throws StaleFactsException see {@link #end}
     */
    public boolean withdraw(UUID id, Optional<String> read, Optional<MunicipalityCode> view, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return change(id, read, view, at, fact -> fact.kind().isWithdrawn()
            && rows.withdraw(List.of(id), List.of(at), by, because, false) == 1);
    }

    /**
     * Replaces a fact by another version of itself, for example with an end.
     *
     * @return the id of the new version; empty if there is no such fact in force
     * @throws IllegalArgumentException see {@link #end}
     * @throws StaleFactsException see {@link #end}
     */
    public Optional<UUID> replace(UUID id, FactEntry version, Optional<String> read, Optional<MunicipalityCode> view, String by,
        String because, Instant at) {
        AuthorAndReason.require(by, because);
        UUID successor = NewId.draw();
        boolean done = change(id, read, view, at, fact -> {
            boolean ended = rows.end(List.of(new FactRows.Over(id, Optional.of(successor))), by, because, at) == 1;
            if (ended) {
                Wish same = new Wish(version, fact.citizenKey(), fact.kind(), fact.keyHash(),
                    Wish.of(version, fact.source(), fact.citizenKey(), index).contentHash());
                rows.insert(recordings.stamped(List.of(new FactRows.New(successor, same, Optional.empty())), List.of(id), view, at),
                    fact.source(), by, because, at);
            }
            return ended;
        });
        return done ? Optional.of(successor) : Optional.empty();
    }

    /** Changes one fact in force under the lock of its citizen. */
    private boolean change(UUID id, Optional<String> read, Optional<MunicipalityCode> view, Instant at, Predicate<StoredFact> change) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            rows.find(id).ifPresent(fact -> citizens.lockKeys(Set.of(fact.citizenKey())));
            Optional<StoredFact> known = rows.find(id);
            if (known.isEmpty()) {
                return false;
            }
            String citizen = known.get().citizenKey();
            read.flatMap(version -> stale(citizen, "fact", version, view, rows.inForce(Set.of(citizen), view))).ifPresent(stale -> {
                throw new StaleFactsException(List.of(stale));
            });
            boolean changed = change.test(known.get());
            if (changed) {
                dueWork.scheduleWrittenFacts(Set.of(citizen), at);
            }
            return changed;
        }));
    }

    private Draft draft(FactsWriting writing, Instant at) {
        AuthorAndReason.require(writing.by(), writing.because());
        return new Draft(writing, index, at);
    }

    /** The keys of all citizens who are concerned, in parts that are recorded together. */
    private List<List<String>> parts(Draft draft) {
        Set<String> all = new TreeSet<>(draft.citizens());
        if (draft.writing().replacement() == Replacement.SOURCE) {
            all.addAll(rows.citizensOf(draft.differences()));
        }
        List<String> keys = List.copyOf(all);
        if (keys.size() <= TOGETHER) {
            return List.of(keys);
        }
        return Stream.iterate(0, from -> from < keys.size(), from -> from + PART)
            .map(from -> keys.subList(from, Math.min(keys.size(), from + PART))).toList();
    }

    private Part read(Draft draft, List<String> citizenKeys) {
        return draft.part(citizenKeys, rows.inForce(citizenKeys, draft.writing().view()));
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    /** @param check throws if the part must not be recorded; called when its citizens are locked */
    private Part.Done record(Draft draft, List<String> citizenKeys, Consumer<Part> check, Instant at) {
        List<Cpr> named = draft.named(citizenKeys);
        // in the order of planning: a citizen who is new to the hub is inserted under the lock
        citizens.lockKeys(citizenKeys);
        citizens.seen(named);
        Part part = read(draft, citizenKeys);
        check.accept(part);
        List<Change> changes = part.real();
        requireNotTooMany(part);
        if (changes.isEmpty()) {
            return new Part.Done(part, Map.of(), part.inForce());
        }
        Map<String, UUID> ids = store(draft.writing(), changes, at);
        dueWork.scheduleWrittenFacts(changes.stream().map(Change::citizenKey).collect(Collectors.toSet()), at);
        return new Part.Done(part, ids, rows.inForce(citizenKeys, draft.writing().view()));
    }

    private Map<String, UUID> store(FactsWriting writing, List<Change> changes, Instant at) {
        Map<String, UUID> ids = new HashMap<>();
        List<FactRows.Over> over = new ArrayList<>();
        List<FactRows.New> added = new ArrayList<>();
        List<Change.Withdrawn> withdrawn = new ArrayList<>();
        List<Change.Withdrawn> again = new ArrayList<>();
        List<UUID> vanished = new ArrayList<>();
        List<UUID> announced = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Stored stored) {
                UUID id = NewId.draw();
                ids.put(stored.stored().keyHash(), id);
                stored.former().ifPresent(former -> over.add(new FactRows.Over(former.id(), Optional.of(id))));
                added.add(new FactRows.New(id, stored.stored(), withdrawal(stored, writing)));
            } else if (change instanceof Change.Withdrawn consent) {
                (consent.said().hasVanished() ? again : withdrawn).add(consent);
            } else if (change instanceof Change.Gone gone && gone.fact().kind().isWithdrawn()) {
                (gone.fact().isWithdrawn() ? announced : vanished).add(gone.fact().id());
            } else if (change instanceof Change.Gone gone) {
                over.add(new FactRows.Over(gone.fact().id(), Optional.empty()));
            }
        }
        rows.end(over, writing.by(), writing.because(), at);
        rows.insert(recordings.stamped(added, over.stream().map(FactRows.Over::id).toList(), writing.view(), at), writing.source(),
            writing.by(), writing.because(), at);
        withdraw(withdrawn, writing, false);
        withdraw(again, writing, true);
        // the withdrawal that was announced is a word of the citizen, and stays one
        rows.withdraw(announced, announced.stream().map(id -> at).toList(), writing.by(), writing.because(), false);
        rows.withdraw(vanished, vanished.stream().map(id -> at).toList(), writing.by(), writing.because(), true);
        return ids;
    }

    private void withdraw(List<Change.Withdrawn> consents, FactsWriting writing, boolean vanished) {
        rows.withdraw(consents.stream().map(consent -> consent.fact().id()).toList(), consents.stream().map(Change.Withdrawn::at).toList(),
            writing.by(), writing.because(), vanished);
    }

    /**
     * A withdrawal that is kept keeps its author and reason, too. Who corrects a consent that vanished and leaves the time as it is does not
     * make it a word of the citizen.
     */
    private Optional<FactRows.New.Withdrawn> withdrawal(Change.Stored change, FactsWriting writing) {
        return Differences.withdrawnAt(change).map(at -> change.former()
            .flatMap(former -> former.withdrawal().filter(known -> known.at().equals(at)).map(known -> new FactRows.New.Withdrawn(at,
                known.by(), rows.becauseOf(former.id(), known), known.vanished())))
            .orElseGet(() -> new FactRows.New.Withdrawn(at, writing.by(), writing.because(),
                change.stored().hasVanished() && change.former().filter(StoredFact::hasVanished).isEmpty())));
    }

    /** Another client can have written between the check of all parts and the recording of this one. */
    private void checkAgain(Draft draft, Part part, String expected, boolean partly) {
        requireCurrent(draft, part);
        if (draft.writing().previewed().isPresent() && !part.token(index).equals(expected)) {
            throw new PreviewOutdatedException(
                "what would be done has changed since the preview; the citizens before the change are recorded, preview the rest again",
                partly);
        }
    }

    /** The conditions of a writing: it is not recorded if one of them does not hold. */
    private final class Check {
        private final Draft draft;
        private final List<String> tokens = new ArrayList<>();
        private long gone;
        private long before;

        Check(Draft draft) {
            this.draft = draft;
        }

        Check add(Part part) {
            requireCurrent(draft, part);
            tokens.add(part.token(index));
            gone += part.changes().stream().filter(Change.Gone.class::isInstance).count();
            before += part.inForce().stream().filter(draft.differences()::isReplaceable).count();
            return this;
        }

        /** An empty or broken export of the source must not end everything that the source said before. */
        void all() {
            FactsWriting writing = draft.writing();
            if (writing.previewed().filter(seen -> !seen.equals(Answer.token(tokens, index))).isPresent()) {
                throw new PreviewOutdatedException("what would be done has changed since the preview; preview it again");
            }
            if (writing.previewed().isEmpty() && writing.replacement() == Replacement.SOURCE && gone > FEW && gone * 2 > before) {
                throw new PreviewOutdatedException("this would end or withdraw " + gone + " of the " + before + " facts of the source; "
                    + "preview it, and send the token of the preview if that is meant");
            }
        }
    }

    /** Each municipality has its own number: none fills up the place of another. */
    private static void requireNotTooMany(Part part) {
        record Place(String citizenKey, MunicipalityCode municipality) {}
        Map<Place, Long> facts = Stream.concat(
            part.inForce().stream().map(fact -> new Place(fact.citizenKey(), fact.municipality())),
            part.changes().stream().filter(Change.Stored.class::isInstance).map(Change.Stored.class::cast)
                .filter(change -> change.former().isEmpty())
                .map(change -> new Place(change.citizenKey(), change.stored().entry().municipality())))
            .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
        if (facts.values().stream().anyMatch(count -> count > MOST_OF_A_CITIZEN)) {
            throw new TooManyFactsException("more than " + MOST_OF_A_CITIZEN + " facts about one citizen would be in force");
        }
    }

    private void requireCurrent(Draft draft, Part part) {
        Map<String, List<StoredFact>> inForce = part.inForce().stream().collect(Collectors.groupingBy(StoredFact::citizenKey));
        List<StaleFactsException.Stale> stale = part.real().stream().map(Change::citizenKey).distinct()
            .flatMap(key -> draft.version(key).flatMap(version -> stale(key, draft.place(key), version, draft.writing().view(),
                inForce.getOrDefault(key, List.of()))).stream())
            .toList();
        if (!stale.isEmpty()) {
            throw new StaleFactsException(stale);
        }
    }

    private Optional<StaleFactsException.Stale> stale(String citizenKey, String place, String version, Optional<MunicipalityCode> view,
        List<StoredFact> seen) {
        String now = FactsVersion.of(seen);
        return now.equals(version) ? Optional.empty() : Optional.of(new StaleFactsException.Stale(place, now,
            FactsVersion.newSince(version, seen), rows.ended(citizenKey, view, FactsVersion.goneSince(version, seen))));
    }
}
