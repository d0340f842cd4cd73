package dk.broen.simulator.demo;

import dk.broen.simulator.demo.Explained.Candidate;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import dk.broen.simulator.demo.Explained.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of what the table has shown: the occasions, the notices that were sent, and the last shown state of each notice. */
final class ShownNotices {

    /** A notice whose state has changed since the table showed it. */
    record Change(Explained occasion, Citizen citizen, Candidate candidate, Sending sending) {
    }

    private final AddressBook book;
    private final List<Notice> sent = new ArrayList<>();
    private final Map<String, Citizen> citizenByOccasion = new HashMap<>();
    private final Map<String, Citizen> citizenByMatter = new HashMap<>();
    private final Map<Citizen, String> hospitals = new HashMap<>();
    private final Map<String, State> stateByReference = new HashMap<>();

    ShownNotices(AddressBook book) {
        this.book = book;
    }

    /** Records an occasion that the table shows. */
    void record(Explained occasion, Citizen citizen) {
        citizenByOccasion.put(occasion.reference(), citizen);
        occasion.decisions().forEach(decision -> citizenByMatter.put(decision.matter(), citizen));
        if (!occasion.source().isEmpty()) {
            hospitals.put(citizen, occasion.source());
        }
        occasion.notices().forEach(told -> told.sendings().forEach(sending -> record(citizen, told, sending)));
        occasion.wardAnswers().stream().filter(Sending::sent).forEach(answer -> sent.add(new Notice(answer.channel(),
            book.answers().getOrDefault(hospitals.getOrDefault(citizen, ""), ""), citizen.stay(), News.ofStay(citizen))));
    }

    boolean contains(Explained occasion) {
        return citizenByOccasion.containsKey(occasion.reference());
    }

    /** The citizen of an occasion: the hub's explanation does not say it. Empty when no earlier occasion was about the same matter. */
    Optional<Citizen> citizenOf(Explained occasion) {
        return occasion.decisions().stream().flatMap(decision -> Optional.ofNullable(citizenByMatter.get(decision.matter())).stream())
            .findFirst();
    }

    /** Returns the notices of this occasion whose state has changed, and records the new states as shown. */
    List<Change> changes(Explained occasion) {
        Citizen citizen = citizenByOccasion.get(occasion.reference());
        List<Change> changes = occasion.candidates().stream()
            .flatMap(candidate -> candidate.told().stream().flatMap(told -> told.sendings().stream())
                .filter(sending -> changed(sending)).map(sending -> new Change(occasion, citizen, candidate, sending)))
            .toList();
        changes.forEach(change -> record(citizen, change.candidate().told().orElseThrow(), change.sending()));
        return changes;
    }

    /** All notices that the table has shown as sent. */
    List<Notice> sent() {
        return List.copyOf(sent);
    }

    private boolean changed(Sending sending) {
        State shown = stateByReference.get(sending.reference());
        return sending.state() != shown && !(sending.state().pending() && shown != null && shown.pending());
    }

    private void record(Citizen citizen, Told told, Sending sending) {
        stateByReference.put(sending.reference(), sending.state());
        if (sending.sent()) {
            String address = book.unit(told.unit()).contacts().getOrDefault(sending.channel().key(), "");
            sent.add(new Notice(sending.channel(), address, sending.reference(),
                sending.channel() == Channel.SMS ? News.NONE : News.of(told, citizen)));
        }
    }
}
