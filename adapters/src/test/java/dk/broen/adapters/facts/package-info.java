/** Tests of how facts about citizens are read, against the configuration as shipped. */
@NullMarked
package dk.broen.adapters.facts;

import org.jspecify.annotations.NullMarked;
