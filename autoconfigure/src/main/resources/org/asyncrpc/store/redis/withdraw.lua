-- Takes a call back, whatever has become of it.
local call = load(ARGV[7])
if call then
  if not call.state then
    leave_outstanding(call)
  end
  forget_idempotency(call)
  remove(call.order)
end
