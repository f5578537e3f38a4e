package org.stepdown.audit.requests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a request was about, for where the address does not say it: for instance whom a list showed. */
public final class Audited {

    private static final String ATTRIBUTE = Audited.class.getName();

    private Audited() {}

    /** Adds identities to the entry of the current request; outside of one, nothing happens. */
    public static void about(Collection<String> ids) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            List<String> all = new ArrayList<>(in(request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)));
            all.addAll(ids);
            request.setAttribute(ATTRIBUTE, all, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Gives a list back that the current request shows, after adding what its rows are about. */
    public static <T> List<T> shown(List<T> rows, Function<? super T, ?> identity) {
        about(rows.stream().map(row -> String.valueOf(identity.apply(row))).toList());
        return rows;
    }

    static String attribute() {
        return ATTRIBUTE;
    }

    static List<String> in(@Nullable Object attribute) {
        return attribute instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }
}
