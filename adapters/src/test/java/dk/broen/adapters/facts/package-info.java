/** Tests of reading and storing facts about citizens, with the shipped configuration. */
@NullMarked
package dk.broen.adapters.facts;

import org.jspecify.annotations.NullMarked;
