package org.stepdown.acceptance;

import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.stack.Stack;
import org.stepdown.acceptance.wire.Registry;
import org.stepdown.acceptance.wire.WireFormat;

/** The running stack and those who use it. */
record World(Stack stack, Hospital hospital, Staff staff) {

    static World shared() {
        Stack stack = Stack.running();
        return new World(stack, new Hospital(stack.referral()), new Staff(stack.enrollment(), stack.notification()));
    }

    Registry registry() {
        return new Registry(stack.registry().url());
    }

    WireFormat wire() {
        return new WireFormat(registry());
    }
}
