export{a_28 as a,b_28 as b,c_28 as c,d_28 as d,e_28 as e,f_28 as f,g_28 as g,h_28 as h}from"./check-at-once.js";
