package dk.broen.mappings.medcom.outgoing;

/**
 * The sender or the receiver of a message. MedCom requires both ids (danish-standards.md §1.2).
 *
 * @param sor the SOR id
 * @param gln the GLN (EAN location number)
 * @param name as people call it
 */
public record MedComParty(String sor, String gln, String name) {}
