package dk.broen.routes.planning;

import dk.broen.domain.planning.Situation;
import java.util.List;
import java.util.function.Function;

/**
 * One look at a citizen on its way through the stages of planning. The steps of the route map a batch of them.
 *
 * @param situation what the plan depends on
 * @param stage what the last stage found
 */
record Staged<T>(Look look, Situation situation, T stage) {
    static <T, U> List<Staged<U>> map(List<Staged<T>> batch, Function<T, U> next) {
        return batch.stream().map(staged -> new Staged<>(staged.look(), staged.situation(), next.apply(staged.stage()))).toList();
    }

    @Override
    public String toString() {
        return "Staged[" + look + "]";
    }
}
