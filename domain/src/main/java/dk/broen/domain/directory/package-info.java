/**
 * Who there is to tell: regions, hospitals, municipalities, units and their contact points, all from configuration.
 * In: dated configuration. Out of place here: facts about citizens, and any decision.
 */
@NullMarked
package dk.broen.domain.directory;

import org.jspecify.annotations.NullMarked;
