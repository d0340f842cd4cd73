/**
 * Tests of the API and the FHIR endpoint of a running hub, over real HTTP: permissions, refusals, effects of a change.
 * In: the shared hub.
 * Does not belong here: tests of which unit is told what.
 */
@NullMarked
package dk.broen.hub.api;

import org.jspecify.annotations.NullMarked;
