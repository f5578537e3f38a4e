package org.stepdown.referral.loop.outbound;

import java.net.UnknownHostException;

/** A name that leads where nothing may be sent to. The message says no more than that. */
public final class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1;

    AddressRefused() {
        super("address not allowed");
    }
}
