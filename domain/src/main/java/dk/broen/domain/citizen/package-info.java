/**
 * What is recorded of a citizen: appointments, services, consents, residence, and the decisions of named humans that somebody is told.
 * In: dated facts that municipalities and regions record, and the answer of a consent register.
 * Does not belong here: rules about who may be told (package {@code permission}).
 */
@NullMarked
package dk.broen.domain.citizen;

import org.jspecify.annotations.NullMarked;
