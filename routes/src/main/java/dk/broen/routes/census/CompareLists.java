package dk.broen.routes.census;

import dk.broen.adapters.census.AdmissionLists;
import dk.broen.adapters.census.Fetched;
import dk.broen.adapters.census.LastList;
import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.census.AdmissionList;
import dk.broen.domain.census.Compared;
import dk.broen.domain.census.KeptList;
import dk.broen.domain.census.KnownVisit;
import dk.broen.domain.census.ListChange;
import dk.broen.domain.census.ListComparison;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.census.ListedTime;
import dk.broen.domain.planning.Rules;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.census.AdmissionListReader;
import dk.broen.mappings.census.ListMessage;
import dk.broen.mappings.census.ReadList;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Compares a list with the one before. A list that was taken says nothing again, unless messages have said more of an undecided stay since. One
 * that cannot be read, is not newer than the one before or lacks too many stays does not count, and a human is asked about it.
 */
@Component
class CompareLists {
    /** Message ids of lists are unique in this feed of a hospital. */
    private static final String FEED = "list";

    private final AdmissionListReader reader = new AdmissionListReader();
    private final AdmissionLists lists;
    private final KnownVisits known;
    private final ListQuestions questions;
    private final ReportList report;
    private final CitizenIndex citizens;
    private final Rules rules;
    private final Clock clock;

    CompareLists(AdmissionLists lists, KnownVisits known, ListQuestions questions, ReportList report, CitizenIndex citizens, Rules rules,
        Clock clock) {
        this.lists = lists;
        this.known = known;
        this.questions = questions;
        this.report = report;
        this.citizens = citizens;
        this.rules = rules;
        this.clock = clock;
    }

    @Handler
    List<Arrival> compare(Fetched fetched, Exchange exchange) {
        ListFeed feed = exchange.getProperty(TakeList.FEED, ListFeed.class);
        if (fetched instanceof Fetched.Nothing) {
            return List.of();
        }
        LastList last = lists.lock(feed.hospital());
        if (fetched instanceof Fetched.Failed failed) {
            return refuse(feed, last, "", new Interpretation.Unreadable("LIST_NOT_FETCHED", "source", failed.reason()));
        }
        Fetched.File file = (Fetched.File) fetched;
        String hash = lists.hashOf(file.content());
        if (hash.equals(last.contentHash()) && last.kept().undecided().isEmpty()) {
            save(feed, last, questions.closed(last));
            return List.of();
        }
        if (questions.waits(last, hash)) {
            save(feed, last, questions.readable(last, hash));
            return List.of();
        }
        ReadList read =
            reader.read(file.content(), feed.form(), new AdmissionListReader.Times(written(file, hash, last), clock.instant(), skew()));
        return read instanceof ReadList.Readable readable ? judge(feed, last, hash, readable, exchange)
            : refuse(feed, last, hash, ((ReadList.Refused) read).why());
    }

    /** The same list again is no newer one because it was fetched later. */
    private static Instant written(Fetched.File file, String hash, LastList last) {
        return file.writtenAt().or(() -> last.listedAt().filter(before -> hash.equals(last.contentHash()))).orElse(file.fetchedAt());
    }

    private List<Arrival> judge(ListFeed feed, LastList last, String hash, ReadList.Readable read, Exchange exchange) {
        AdmissionList list = read.list();
        if (!hash.equals(last.contentHash())) {
            Optional<Interpretation.Unreadable> wrongTime = wrongTime(list.listedAt().at(), last.listedAt());
            if (wrongTime.isPresent()) {
                return takenSince(last, exchange) ? List.of() : refuse(feed, last, hash, wrongTime.get());
            }
        }
        Instant now = clock.instant();
        KeptList kept = last.kept().lackedSince(now.minus(rules.stale()));
        Function<ListedStay, KnownVisit> visits = known.of(feed.hospital(), stays(kept, list));
        Compared compared = ListComparison.compare(kept, list, visits, feed.rules(), now);
        if (compared instanceof Compared.Accepted accepted) {
            return accept(feed, last, hash, read, accepted, exchange);
        }
        Compared.Doubted doubted = (Compared.Doubted) compared;
        if (questions.confirmed(last, doubted)) {
            return accept(feed, last, hash, read, ListComparison.compareConfirmed(kept, list, visits, feed.rules(), now), exchange);
        }
        lists.save(feed.hospital(), questions.held(feed, last, hash, doubted));
        return List.of();
    }

    private List<Arrival> accept(ListFeed feed, LastList last, String hash, ReadList.Readable read, Compared.Accepted accepted,
        Exchange exchange) {
        Set<String> wrong = new HashSet<>();
        exchange.setProperty(WrongRows.OF_THE_LIST, read.wrong().stream().filter(row -> {
            String rowHash = lists.hashOf(row.raw());
            return wrong.add(rowHash) && !last.wrongRows().contains(rowHash);
        }).map(row -> refusal(feed, row)).toList());
        ListedTime listedAt = read.list().listedAt();
        save(feed, last, questions.closed(new LastList(Optional.of(listedAt.at()), hash, accepted.kept(), wrong, last.questions())));
        if (!hash.equals(last.contentHash()) || !accepted.changes().isEmpty()) {
            report.taken(feed, listedAt.at(), read.list().stays().size(), accepted.changes().size(), read.wrong().size());
        }
        return accepted.changes().stream().map(change -> arrival(feed, change, listedAt)).toList();
    }

    private static List<ListedStay> stays(KeptList kept, AdmissionList list) {
        return Stream.of(kept.stays().stream(), kept.undecided().stream().map(KeptList.Undecided::stay), list.stays().stream())
            .flatMap(Function.identity()).toList();
    }

    /** Whether another hub took a list after this one was fetched: the next look fetches again. */
    private static boolean takenSince(LastList last, Exchange exchange) {
        return !last.contentHash().equals(exchange.getProperty(NoteLastList.CONTENT, String.class));
    }

    private void save(ListFeed feed, LastList last, LastList next) {
        if (!next.equals(last)) {
            lists.save(feed.hospital(), next);
        }
    }

    private Duration skew() {
        return rules.course().clockSkew();
    }

    private List<Arrival> refuse(ListFeed feed, LastList last, String hash, Interpretation.Unreadable why) {
        if (!questions.waits(last, hash)) {
            lists.save(feed.hospital(), questions.refused(feed, last, hash, why));
        }
        return List.of();
    }

    private Optional<Interpretation.Unreadable> wrongTime(Instant listedAt, Optional<Instant> before) {
        if (before.filter(last -> !listedAt.isAfter(last)).isPresent()) {
            return Optional.of(new Interpretation.Unreadable("LIST_OLD", "listed_at",
                "The list has other content than the one before and is not newer"));
        }
        return listedAt.isAfter(clock.instant().plus(skew()))
            ? Optional.of(new Interpretation.Unreadable("LIST_IN_THE_FUTURE", "listed_at", "The time of the list lies in the future"))
            : Optional.empty();
    }

    private Arrival arrival(ListFeed feed, ListChange change, ListedTime listedAt) {
        return new Arrival(JournalEntry.Kind.LIST, feed.hospital().value(), FEED, ListMessage.id(change, listedAt),
            StandardCharsets.UTF_8.name(), clock.instant(), References.draw(), citizens.keyOf(change.stay().citizen()),
            ListMessage.of(feed.hospital(), change, listedAt));
    }

    private Refusal refusal(ListFeed feed, ReadList.WrongRow row) {
        return new Refusal(feed.hospital().value(), clock.instant(), References.draw(), row.why().code(), row.why().location(),
            row.why().message(), row.raw());
    }
}
