/**
 * The API and the FHIR entrance of a running hub, over real HTTP: who may do what, what is refused and how, what a change really changes.
 * In: the shared hub. Out of place here: which unit is told what.
 */
@NullMarked
package dk.broen.hub.api;

import org.jspecify.annotations.NullMarked;
