package dk.broen.simulator.demo;

import dk.broen.simulator.demo.Explained.Candidate;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what the table has said: which notices were sent, and in which state each was when it was last told of. */
final class Ledger {

    /** A notice whose state is another than the table said. */
    record Change(Explained event, Candidate candidate, Sending sending) {
    }

    private final AddressBook book;
    private final List<Notice> sent = new ArrayList<>();
    private final Map<String, Citizen> citizenByEvent = new HashMap<>();
    private final Map<String, State> stateByReference = new HashMap<>();

    Ledger(AddressBook book) {
        this.book = book;
    }

    /** The table tells of this event now. @param messageId of the hospital, which its ward's answer will name */
    void write(Explained event, Citizen citizen, String messageId) {
        citizenByEvent.put(event.reference(), citizen);
        event.candidates().forEach(candidate -> candidate.sendings().forEach(sending -> write(event, candidate, sending)));
        event.wardAnswers().stream().filter(Sending::sent).forEach(answer -> sent
            .add(new Notice(answer.channel(), book.answers().getOrDefault(event.source(), ""), messageId, News.ofStay(citizen))));
    }

    /** What has happened to the notices of this event since; from now on the table has said so. */
    List<Change> changes(Explained event) {
        List<Change> changes = event.candidates().stream().flatMap(candidate -> candidate.sendings().stream()
            .filter(sending -> sending.state() != stateByReference.get(sending.reference()))
            .map(sending -> new Change(event, candidate, sending))).toList();
        changes.forEach(change -> write(event, change.candidate(), change.sending()));
        return changes;
    }

    /** All that partners should have got by what the table says. */
    List<Notice> sent() {
        return List.copyOf(sent);
    }

    private void write(Explained event, Candidate candidate, Sending sending) {
        stateByReference.put(sending.reference(), sending.state());
        if (sending.sent()) {
            String address = book.unit(candidate.unit()).contacts().getOrDefault(sending.channel().key(), "");
            sent.add(new Notice(sending.channel(), address, sending.reference(), sending.channel() == Channel.SMS ? News.NONE
                : News.of(event.type(), candidate.kind(), citizenByEvent.get(event.reference()))));
        }
    }
}
