-- Finds an outstanding call by its business key.
local id = redis.call('GET', key_index(ARGV[7], ARGV[8]))
return id and load_outstanding(id) and document(id) or {}
