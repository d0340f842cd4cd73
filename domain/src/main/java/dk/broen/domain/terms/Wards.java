package dk.broen.domain.terms;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the wards of a hospital are reached.
 *
 * @param answers where the hub's answers go: the first that works, in this order; never empty
 * @param phones the phone number of a ward by its code (PV1-3.1, or the SOR id or SHAK number of the department), as people read it
 */
public record Wards(List<AnswerAddress> answers, Map<String, String> phones) {
    public Wards {
        answers = List.copyOf(answers);
        phones = Map.copyOf(phones);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("the wards of a hospital are answered on one way at least");
        }
    }

    /** Wards that are answered on a queue and have no phone numbers of their own. */
    public static Wards answeredOn(String queue) {
        return new Wards(List.of(new AnswerAddress.Queue(queue)), Map.of());
    }

    /** The queues among the ways. */
    public List<String> queues() {
        return answers.stream().filter(AnswerAddress.Queue.class::isInstance).map(AnswerAddress.Queue.class::cast)
            .map(AnswerAddress.Queue::address).toList();
    }

    /** Where an answer that was planned for this address goes now: there if it is still one of the ways, else to the first one of its kind. */
    public Optional<AnswerAddress> now(AnswerAddress planned) {
        return answers.contains(planned) ? Optional.of(planned)
            : answers.stream().filter(address -> address.getClass() == planned.getClass()).findFirst();
    }

    /** The next way after one that did not work. */
    public Optional<AnswerAddress> after(AnswerAddress failed) {
        return now(failed).flatMap(address -> answers.stream().skip(answers.indexOf(address) + 1L).findFirst());
    }

    /**
     * The phone number of a ward.
     *
     * @param codes of the department, the most specific first
     */
    public Optional<String> phone(List<String> codes) {
        return codes.stream().filter(phones::containsKey).findFirst().map(phones::get);
    }
}
