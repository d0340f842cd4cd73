package dk.broen.mappings.xdis;

import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.Interpretation;
import java.util.Optional;

/**
 * What was read of an XDIS message.
 *
 * @param ids all required ones if the meaning is an event
 * @param sender the hospital that sent the letter, if it is configured; also of a letter that is refused for another reason
 * @param meaning an event, or what is wrong; nothing for a receipt, which is never answered
 */
public record ReadLetter(LetterIds ids, Optional<Hospital> sender, Interpretation meaning) {}
