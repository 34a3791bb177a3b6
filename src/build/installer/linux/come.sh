# The command on the path, and the classes of a start as Java keeps them; it starts without them, too.
ln -sf /opt/vggscope/lib/app/vggscope /usr/bin/vggscope
/opt/vggscope/lib/app/vggscope --keep-classes || true
# Not by xdg-desktop-menu, which would make it the first choice for all pictures, and where there is no
# desktop yet leave it out for good.
install -D -m 644 /opt/vggscope/lib/vggscope-VggScope.desktop /usr/share/applications/vggscope.desktop
{
xdg-mime install /opt/vggscope/lib/vggscope-VggScope-MimeInfo.xml
update-desktop-database /usr/share/applications
} > /dev/null 2>&1 || true
