package org.stepdown.referral.loop.hl7;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.loop.Channel;
import org.stepdown.referral.loop.Delivery;
import org.stepdown.referral.loop.LoopProperties;
import org.stepdown.referral.loop.Outcome;
import org.stepdown.referral.loop.Outcome.Unanswered;
import org.stepdown.referral.loop.Outcome.Unreachable;
import org.stepdown.referral.loop.Target;
import org.stepdown.referral.loop.outbound.AddressRefused;
import org.stepdown.referral.loop.outbound.Addresses;

/** Sends HL7 v2 over connections that stay open: one to each target, one message at a time. */
@Component
final class OutboundMllp implements Channel, AutoCloseable {

    private final SenderFacts facts;
    private final Addresses addresses;
    private final SslBundles bundles;
    private final LoopProperties settings;
    private final Clock clock = Clock.systemUTC();
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    OutboundMllp(SenderFacts facts, Addresses addresses, SslBundles bundles, LoopProperties settings) {
        this.facts = facts;
        this.addresses = addresses;
        this.bundles = bundles;
        this.settings = settings;
    }

    /** A connection, and the settings that it was opened with. */
    private record Open(Target.Settings settings, MllpLine line) {}

    @Override
    public Target.Kind kind() {
        return Target.Kind.HL7_MLLP;
    }

    /** One, so that acknowledgements can't be mixed up. */
    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public Outcome send(Delivery delivery) {
        Fact fact = facts.find(delivery.notice().sender().fact()).orElse(null);
        if (fact == null) {
            return new Outcome.Refused("SOURCE_GONE");
        }
        MllpLine line;
        try {
            line = line(delivery.target());
        } catch (IOException | NoSuchSslBundleException e) {
            return new Unreachable(why(e));
        }
        return exchange(line, delivery, Answers.write(delivery, fact, clock.instant()));
    }

    private Outcome exchange(MllpLine line, Delivery delivery, byte[] message) {
        Outcome outcome;
        try {
            line.send(message);
            outcome = answer(line, Answers.controlId(delivery.id()));
        } catch (SocketTimeoutException e) {
            outcome = new Unanswered("NO_ANSWER");
        } catch (IOException e) {
            outcome = new Unanswered("HUNG_UP");
        }
        if (outcome instanceof Unanswered) {
            // A late answer must not be taken for that to the next message.
            drop(delivery.target().id());
        }
        return outcome;
    }

    /** What stands in MSA decides; an answer to something else is passed over. */
    private Outcome answer(MllpLine line, String controlId) throws IOException {
        long deadline = System.nanoTime() + settings.answer().toNanos();
        while (true) {
            Acknowledged answer = Acknowledged.read(line.receive(deadline));
            if (answer == null) {
                return new Unanswered("ANSWER_UNREADABLE");
            }
            if (answer.controlId().equals(controlId)) {
                return answer.outcome();
            }
        }
    }

    private MllpLine line(Target target) throws IOException {
        Open known = open.get(target.id());
        if (known != null
                && known.settings().equals(target.settings())
                && known.line().isUsable()) {
            return known.line();
        }
        drop(target.id());
        Target.Settings to = target.settings();
        SSLContext tls = tls(to.tlsBundle());
        String host = Objects.requireNonNull(to.host());
        MllpLine line = MllpLine.open(
                addresses.resolve(host, tls == null), host, Objects.requireNonNull(to.port()), tls, settings.connect());
        open.put(target.id(), new Open(to, line));
        return line;
    }

    private @Nullable SSLContext tls(@Nullable String bundle) {
        return bundle == null ? null : bundles.getBundle(bundle).createSslContext();
    }

    private static String why(Exception e) {
        return switch (e) {
            case NoSuchSslBundleException none -> "NO_SUCH_TLS_BUNDLE";
            case AddressRefused refused -> "ADDRESS_NOT_ALLOWED";
            case UnknownHostException unknown -> "UNKNOWN_HOST";
            case SocketTimeoutException timeout -> "CONNECTION_TIMED_OUT";
            case SSLException tls -> "TLS_FAILED";
            default -> "CONNECTION_REFUSED";
        };
    }

    private void drop(UUID target) {
        Open gone = open.remove(target);
        if (gone != null) {
            gone.line().close();
        }
    }

    @Override
    public void close() {
        open.keySet().forEach(this::drop);
    }
}
