package dk.broen.simulator.demo;

import dk.broen.simulator.demo.Explained.Candidate;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The record of what the table has shown: the notices that were sent, and the last shown state of each notice. */
final class ShownNotices {

    /** A notice whose state has changed since the table showed it. */
    record Change(Explained event, Candidate candidate, Sending sending) {
    }

    private final AddressBook book;
    private final List<Notice> sent = new ArrayList<>();
    private final Map<String, Citizen> citizenByEvent = new HashMap<>();
    private final Map<String, State> stateByReference = new HashMap<>();

    ShownNotices(AddressBook book) {
        this.book = book;
    }

    /**
     * Records an event that the table shows.
     *
     * @param messageId the id of the hospital's message; the answer to the ward contains it
     */
    void record(Explained event, Citizen citizen, String messageId) {
        citizenByEvent.put(event.reference(), citizen);
        event.candidates().forEach(candidate -> candidate.sendings().forEach(sending -> record(event, candidate, sending)));
        event.wardAnswers().stream().filter(Sending::sent).forEach(answer -> sent
            .add(new Notice(answer.channel(), book.answers().getOrDefault(event.source(), ""), messageId, News.ofStay(citizen))));
    }

    /** Returns the notices of this event whose state has changed, and records the new states as shown. */
    List<Change> changes(Explained event) {
        List<Change> changes = event.candidates().stream().flatMap(candidate -> candidate.sendings().stream()
            .filter(sending -> sending.state() != stateByReference.get(sending.reference()))
            .map(sending -> new Change(event, candidate, sending))).toList();
        changes.forEach(change -> record(event, change.candidate(), change.sending()));
        return changes;
    }

    /** All notices that the table has shown as sent. */
    List<Notice> sent() {
        return List.copyOf(sent);
    }

    private void record(Explained event, Candidate candidate, Sending sending) {
        stateByReference.put(sending.reference(), sending.state());
        if (sending.sent()) {
            String address = book.unit(candidate.unit()).contacts().getOrDefault(sending.channel().key(), "");
            sent.add(new Notice(sending.channel(), address, sending.reference(), sending.channel() == Channel.SMS ? News.NONE
                : News.of(event.type(), candidate.kind(), citizenByEvent.get(event.reference()))));
        }
    }
}
